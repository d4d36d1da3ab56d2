"""테마가 영어로 남긴 말을 한국어로 바꿉니다. 번역은 locale/의 .po에 있습니다.

Sphinx는 `locale_dirs`의 sphinx.po만 스스로 읽습니다. booktheme.po는 여기서 테마의 번역보다 앞에 둡니다.
번역을 거치지 않고 HTML에 바로 적힌 말은 _templates/layout.html과 _static/korean.js가 바꿉니다.
"""

from pathlib import Path
from urllib.parse import quote

from sphinx.locale import get_translator, translators
from sphinx.util.i18n import CatalogInfo

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "booktheme"
# myst-nb가 접은 셀에 다는 이름. 바로 곁에 「코드 펼치기」가 보이므로 뺍니다.
FOLDED_LABEL = ' aria-label="Toggle hidden content"'


def put_first(app, domain: str) -> None:
    """`domain`의 번역을 먼저 찾고, 없는 말만 테마의 번역에서 찾게 합니다."""
    catalog = CatalogInfo(str(LOCALE / app.config.language / "LC_MESSAGES"), domain, "utf-8")
    catalog.write_mo(app.config.language)
    theme = translators.pop(("general", domain))
    app.add_message_catalog(domain, str(LOCALE))
    get_translator(domain).add_fallback(theme)


def set_search_text(app, config) -> None:
    # _config.yml에 적으면 jupyter-book이 만든 다른 설정(단추)이 지워집니다.
    config.html_theme_options["search_bar_text"] = "이 책에서 찾기"


def own_issue_text(app, pagename, templatename, context, doctree) -> None:
    """「틀린 곳 알리기」의 단추가 여는 이슈의 제목과 글."""
    title, body = f"[{pagename}] ", "어디가 어떻게 틀렸는지 적어 주세요."
    for button in context.get("header_buttons", []):
        for one in button.get("buttons", [button]):
            if one.get("label") == "source-issues-button":
                start = one["url"].partition("?")[0]
                one["url"] = f"{start}?title={quote(title)}&body={quote(body)}"


def drop_folded_label(app, pagename, templatename, context, doctree) -> None:
    if "body" in context:
        context["body"] = context["body"].replace(FOLDED_LABEL, "")


def setup(app):
    put_first(app, DOMAIN)
    app.connect("config-inited", set_search_text)
    app.connect("html-page-context", drop_folded_label)
    # 테마가 단추를 다 만든 뒤(기본 500)에 고칩니다.
    app.connect("html-page-context", own_issue_text, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
