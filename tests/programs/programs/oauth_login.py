"""A client that logs in by OAuth fetches a token, uses it, and fetches it once only."""

# kind: secrets

from radio import ClientCredentials, Radio
from station import Reply, Visit, on_air, recording


def answer(visit: Visit) -> Reply:
    if visit.path.endswith("/token"):
        return Reply({"access_token": "a1", "token_type": "bearer", "expires_in": 3600})
    assert visit.headers["authorization"] == "Bearer a1"
    return Reply(recording())


with on_air(answer) as station:
    credentials = ClientCredentials("me", "hush", token_url=f"{station.url}/oauth/token")
    with Radio(credentials=credentials, base_url=station.url) as client:
        client.recordings.retrieve(recording_id="r1")
        client.recordings.retrieve(recording_id="r2")
    assert "hush" not in repr(client) + repr(credentials)
assert [visit.path for visit in station.visits].count("/oauth/token") == 1
