"""참고문헌의 목록에서 맞지 않는 role을 뺍니다.

docutils는 목록에 role="list"를, 항목에 role="doc-biblioentry"를 답니다. list의 항목은 listitem이어야 하므로 화면을
읽어 주는 프로그램이 목록을 비었다고 볼 수 있습니다. 항목의 role은 그대로 둡니다.
"""

WRONG = '<div role="list" class="citation-list">'
RIGHT = '<div class="citation-list">'


def drop_role(app, pagename, templatename, context, doctree) -> None:
    if "body" in context:
        context["body"] = context["body"].replace(WRONG, RIGHT)


def setup(app):
    app.connect("html-page-context", drop_role)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
