"""An exchange platform. Run it beside `passerelle serve`: python platform.py URL TOKEN."""
# ruff: noqa: D101, D102, D103

import queue
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

sys.path.pop(0)  # this folder: to others, `platform` is a module of Python's own
import httpx
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

rooms = [{"id": "accra", "language": "en", "timezone": "Africa/Accra"},
         {"id": "sevilla", "language": "es", "timezone": "Europe/Madrid"}]  # fmt: skip
secrets, seen, events = {}, set(), queue.Queue()  # a platform keeps all three in its database
bearer, check = {"Authorization": f"Bearer {sys.argv[2]}"}, [httpx.Response.raise_for_status]
api = httpx.Client(base_url=sys.argv[1], headers=bearer, event_hooks={"response": check})


class Hook(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        room, body = self.path[1:], self.rfile.read(int(self.headers["Content-Length"]))
        try:
            event = Webhook(secrets[room]).verify(body, dict(self.headers))
        except (KeyError, WebhookVerificationError):
            return self.send_error(401)
        if (room, self.headers["webhook-id"]) not in seen:  # it may come twice
            seen.add((room, self.headers["webhook-id"]))
            events.put((room, event["type"], event["data"]))
        self.send_response(204)  # answer first, work later
        return self.end_headers()


def show_until(wanted: str, waiting: set[str]) -> None:
    while waiting:
        room, kind, data = events.get(timeout=60)
        waiting = waiting - {room} if kind == wanted else waiting
        print(f"{room:8} {kind:15} {data.get('id') or data['post']}")  # full, or ids alone
        for tag, other in data.get("translations", {}).items():
            for one in other["passages"]:
                source, target = slice(*one["source"]), slice(*one["target"])
                print(f"    {data['text'][source]:40} {tag}: {other['text'][target]}")


server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
Thread(target=server.serve_forever, daemon=True).start()
api.put("/v1/projects/sea", json={"name": "Sea", "classrooms": rooms, "retention": {"days": 400}})
for room in ("accra", "sevilla"):
    hook = {"classroom": room, "url": f"http://127.0.0.1:{server.server_port}/{room}"}
    secrets[room] = api.post("/v1/projects/sea/webhooks", json=hook).json()["secret"]
post = {"id": f"p-{time.time_ns()}", "classroom": "accra", "author": "s-4", "thread": "boats"}
post |= {"created_at": "2026-11-20T09:30:00Z", "text": "We saw 15 boats. Ask ana@example.net"}
api.post("/v1/projects/sea/posts", json=post)
show_until("post.held", set(secrets))  # there is an e-mail address in it
for review in api.get("/v1/projects/sea/reviews").json()["items"]:
    api.post(f"/v1/projects/sea/reviews/{review['id']}", json={"verdict": "approve"})
show_until("post.published", set(secrets))
api.delete(f"/v1/projects/sea/posts/{post['id']}")
show_until("post.withdrawn", set(secrets))
