// 복사 단추(sphinx-copybutton)에는 한국어가 없습니다. 이 단추는 문서를 다 읽은 뒤에 만들어집니다.
messages.ko = {
  copy: "복사",
  copy_to_clipboard: "클립보드로 복사",
  copy_success: "복사했습니다",
  copy_failure: "복사하지 못했습니다",
};
locale = "ko";

// 접은 해답의 단추(sphinx-togglebutton)에 읽어 줄 이름. 이 단추도 문서를 다 읽은 뒤에 만들어집니다.
window.addEventListener("load", () => {
  for (const button of document.querySelectorAll("button.toggle-button"))
    button.setAttribute("aria-label", "접거나 펼치기");
});
