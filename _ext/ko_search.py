"""한국어 검색: 조사가 붙은 말도 찾도록 어절의 앞부분을 모두 색인에 넣습니다.

Sphinx의 검색은 낱말이 통째로 같아야 찾으므로 「추론」으로는 「추론을」을 못 찾습니다. 한국어의 조사와
어미는 뒤에 붙으니, 두 음절이 넘는 한글 어절은 앞에서부터 두 음절 이상의 모든 앞부분을 함께 색인합니다.
"""

import re
from typing import ClassVar

from sphinx.search import SearchLanguage, languages

WORD = re.compile(r"\w+", re.ASCII)
TOKEN = re.compile(r"[가-힣]+|[A-Za-z0-9_]+")
MIN_SYLLABLES = 2
MAX_SYLLABLES = 12

# 검색어에서 조사를 뗍니다. 색인에는 앞부분이 모두 있으므로 떼어도 찾던 것을 잃지 않습니다.
JS_STEMMER = """
var Stemmer = function () {
  var particles = /^([가-힣]{2,}?)(에서|에게|으로|부터|까지|을|를|이|가|은|는|의|에|로|와|과|도|만)$/;
  this.stemWord = function (word) { return word.replace(particles, "$1"); };
};
"""


def tokens(text: str) -> list[str]:
    """글을 한글 토막과 영문·숫자 토막으로 나눕니다. TRL의 → ["TRL", "의"]"""
    return TOKEN.findall(text)


class SearchKorean(SearchLanguage):
    lang = "ko"
    language_name = "Korean"
    js_stemmer_code = JS_STEMMER
    stopwords: ClassVar[set[str]] = set()

    def split(self, text: str) -> list[str]:
        found = []
        for token in tokens(text):
            found.append(token)
            if not WORD.fullmatch(token):
                ends = range(MIN_SYLLABLES, min(len(token), MAX_SYLLABLES))
                found.extend(token[:end] for end in ends)
        return found

    def word_filter(self, word: str) -> bool:
        return len(word) > 1


def setup(app):
    languages["ko"] = SearchKorean
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
