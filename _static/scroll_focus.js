// 옆으로 넘치는 표와 식을 키보드로도 밀 수 있게 합니다. 코드(pre)는 테마가 합니다.
function focusScrollers() {
  const tables = ".pst-scrollable-table-container, .still-html, .cell_output div[style*='overflow']";
  for (const box of document.querySelectorAll(`${tables}, div.math`)) {
    const scrolls = box.scrollWidth > box.clientWidth;
    const what = box.matches(".math") ? "식" : "표";
    const name = box.querySelector("caption")?.textContent ?? `옆으로 미는 ${what}`;
    for (const [key, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", name]])
      scrolls ? box.setAttribute(key, value) : box.removeAttribute(key);
  }
}
addEventListener("load", focusScrollers);
addEventListener("resize", focusScrollers);
