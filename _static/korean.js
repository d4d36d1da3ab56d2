// 복사 단추(sphinx-copybutton)에는 한국어가 없습니다. 이 단추는 문서를 다 읽은 뒤에 만들어집니다.
messages.ko = {
  copy: "복사",
  copy_to_clipboard: "클립보드로 복사",
  copy_success: "복사했습니다",
  copy_failure: "복사하지 못했습니다",
};
locale = "ko";
