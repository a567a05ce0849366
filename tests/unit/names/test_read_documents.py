"""Names that reading the packages of unseen documents asked for."""

from __future__ import annotations

from clientsmith.model import ir
from naming import api, calls, operation, surface


def test_functions_that_handle_requests_are_no_names() -> None:
    surface("""
        GET /interface/all interface_handleAllGet #Interfaces -> interfaces.list
        GET /interface/by-id/{id} interfaces_handleByIdGet #Interfaces -> interfaces.get
        DELETE /interface/by-id/{id} interfaces_handleDelete #Interfaces -> interfaces.delete
        PUT /interface/by-id/{id} interfaces_handleUpdatePut #Interfaces -> interfaces.update
        POST /interface/new interfaces_handleCreatePost #Interfaces -> interfaces.create
        GET /interface/prepare interfaces_handlePrepareGet #Interfaces -> interfaces.prepare
        GET /peer/by-user/{id} peers_handleAllForUserGet #Peers -> peers.list_for_user
        GET /data/peer-config data_handlePeerConfigGet #Data -> data.get_peer_config
        POST /data/new-peer data_handleNewPeerPost #Data -> data.new_peer
        """)


def test_a_verb_is_said_once() -> None:
    surface("""
        POST /messages/{logId}/_fix Messages_FixAll #Messages -> messages.fix_all
        POST /messages/{logId}/{id}/_fix Messages_Fix #Messages -> messages.fix
        GET /messages/{logId}/{id} Messages_Get #Messages -> messages.retrieve
        GET /logs/{id}/_diagnose Logs_Diagnose #Logs -> logs.diagnose
        GET /logs/{id} Logs_Get #Logs -> logs.retrieve
        """)


def test_what_a_verb_stands_behind_is_done() -> None:
    surface("""
        GET /stores ListStores -> stores.list
        GET /stores/{id} GetStore -> stores.retrieve
        POST /stores/{id}/list-objects ListObjects -> stores.list_objects
        POST /stores/{id}/streamed-list-objects StreamedListObjects
          -> stores.streamed_list_objects
        GET /util/ping -> util.ping
        """.replace("\n          ->", " ->"))


def test_a_list_that_is_posted_for_is_one_in_every_version() -> None:
    found = calls(
        api(
            (
                operation("GET /v1/memories/{id}", "memories_read"),
                operation("GET /v1/memories", "memories_list", deprecated=True),
                operation("POST /v1/memories", "memories_create"),
                operation("POST /v3/memories", "memories_list_v3"),
            )
        )
    )
    assert found == {
        "GET /v1/memories/{id}": "memories.retrieve",
        "GET /v1/memories": "memories.list_v1",
        "POST /v1/memories": "memories.create",
        "POST /v3/memories": "memories.list",
    }


def test_what_is_posted_for_pages_is_listed() -> None:
    paging = ir.Paging(kind=ir.PagingKind.OFFSET, items=(), item=ir.STRING, parameter="skip")
    found = calls(
        api(
            (
                operation("POST /messages", "postMessages", paging=paging),
                operation("POST /things", paging=paging),
                operation("GET /things"),
                operation("GET /messages/{id}"),
            )
        )
    )
    assert found["POST /messages"] == "messages.list"
    assert found["POST /things"] == "things.query"
