// 장면마다 넘치면 글자를 줄이고, 그래도 넘치면 키보드로 밀어 읽게 합니다.
const SMALLEST = 0.7;
const LABELS = {
  "navigate-left": "앞 절",
  "navigate-right": "다음 절",
  "navigate-up": "위 장면",
  "navigate-down": "아래 장면",
};

const pageOf = (slide) => slide.querySelector(".page");

function overflows(page) {
  return page.scrollHeight > page.clientHeight + 1 || page.scrollWidth > page.clientWidth + 1;
}

// 쌓은 채로 줄여 보고, 들지 않으면 코드의 옆에 출력을 둔 채로 줄여 봅니다.
function fit(slide) {
  const page = pageOf(slide);
  for (const beside of [false, true]) {
    page.classList.toggle("beside", beside);
    for (let size = 1; size >= SMALLEST; size -= 0.05) {
      page.style.fontSize = `${size}em`;
      if (!overflows(page)) break;
    }
    if (!overflows(page)) break;
  }
  const scrolls = overflows(page);
  for (const [key, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", "밀어서 읽는 장면"]])
    scrolls ? page.setAttribute(key, value) : page.removeAttribute(key);
  if (scrolls) page.focus({ preventScroll: true });
}

// 키마다 그 쪽으로 밀 자리가 얼마나 남았는지(px).
const down = (page) => page.scrollHeight - page.clientHeight - page.scrollTop;
const up = (page) => page.scrollTop;
const ROOM = {
  ArrowDown: down,
  PageDown: down,
  ArrowUp: up,
  PageUp: up,
  ArrowRight: (page) => page.scrollWidth - page.clientWidth - page.scrollLeft,
  ArrowLeft: (page) => page.scrollLeft,
};

// 자리가 남았으면 키를 브라우저에 맡기고, 끝에 닿으면 reveal.js가 장면을 넘깁니다.
function turnsPage(event) {
  const page = pageOf(Reveal.getCurrentSlide());
  return document.activeElement !== page || !(ROOM[event.key]?.(page) > 1);
}

// 식의 글꼴은 식이 처음 보일 때 옵니다. 오고 나서 한 번 더 맞춥니다.
async function show() {
  fit(Reveal.getCurrentSlide());
  await document.fonts.ready;
  fit(Reveal.getCurrentSlide());
}

addEventListener("load", async () => {
  await Reveal.initialize({
    width: 1280,
    height: 720,
    margin: 0,
    center: false,
    hash: true,
    slideNumber: "c/t",
    transition: "none",
    keyboardCondition: turnsPage,
    plugins: [RevealNotes],
  });
  for (const [name, label] of Object.entries(LABELS))
    document.querySelector(`.${name}`).setAttribute("aria-label", label);
  Reveal.on("slidechanged", show);
  show();
});
