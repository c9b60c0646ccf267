from django.test import Client

from goldthread.server.people.models import Person


def test_a_browser_keeps_no_copy_of_a_page(client: Client, staff: Person) -> None:
    client.force_login(staff)
    assert client.get("/")["Cache-Control"] == "no-store"
    assert client.get("/no/such/page")["Cache-Control"] == "no-store"


def test_no_page_may_be_framed_or_run_a_script_from_elsewhere(client: Client, staff: Person) -> None:
    client.force_login(staff)
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
