"""Names from operationIds and tags, and which way of naming fits a document."""

from __future__ import annotations

import pytest
from clientsmith.config import OperationRule
from clientsmith.report.diagnostics import Diagnostics
from naming import api, calls, named, operation, surface


@pytest.mark.parametrize("mark", ["/", "."])
def test_divided_operation_ids(mark: str) -> None:
    surface(f"""
        GET /repos/{{owner}}/{{repo}} repos{mark}get -> repos.get
        GET /user/repos repos{mark}list-for-user -> repos.list_for_user
        GET /gists/{{id}}/star gists{mark}check-is-starred -> gists.check_is_starred
        GET /gists gists{mark}list -> gists.list
        """)


def test_nouns_stay_where_other_words_lead_to_them() -> None:
    surface("""
        GET /rooms/{id} rooms/get-a-room -> rooms.get
        GET /rooms/{id}/tasks rooms/list-tasks-for-a-room -> rooms.list_tasks_for_room
        GET /rooms/{id}/open rooms/list-open-rooms -> rooms.list_open_rooms
        GET /rooms/all rooms/get-all-rooms-of-school -> rooms.get_all_of_school
        GET /user/keys users/list-keys-for-this-user -> users.list_keys_for_this_user
        GET /user/type users/get-type-a -> users.get_type_a
        """)


def test_methods_may_be_longer_than_other_names() -> None:
    id_ = "custom-properties-for-repos-create-or-update-repository-values"
    surface(
        f"""
        PATCH /props repos/{id_}
          -> repos.{id_.replace("-", "_")}
        GET /repos repos/list -> repos.list
        """.replace("\n          ->", " ->")
    )


def test_underscore_divides_once() -> None:
    surface("""
        GET /v2/1-clicks oneClicks_list -> one_clicks.list
        POST /v2/1-clicks/kubernetes oneClicks_install_kubernetes -> one_clicks.install_kubernetes
        GET /v2/apps apps_list -> apps.list
        GET /v2/apps/{id}/x apps_list_metrics_bandwidth -> apps.list_metrics_bandwidth
        DELETE /v2/snapshots/{id} volumeSnapshots_delete_byId -> volume_snapshots.delete_by_id
        GET /v2/snapshots/{id} volumeSnapshots_get_byId -> volume_snapshots.get_by_id
        """)


def test_noun_first_operation_ids_follow_their_tags() -> None:
    surface("""
        GET /containers/json ContainerList #Container -> container.list
        GET /containers/{id}/json ContainerInspect #Container -> container.inspect
        POST /containers/{id}/exec ContainerExec #Exec -> exec.container_exec
        POST /commit ImageCommit #Image -> image.commit
        """)


def test_services_of_protobuf_are_no_resources() -> None:
    surface("""
        GET /v1/jobs JobService_ListJobs #JobService -> jobs.list
        POST /v1/jobs JobService_CreateJob #JobService -> jobs.create
        GET /v1/jobs/{job}/runs JobService_ListJobRuns #JobService -> jobs.runs.list
        POST /v1/jobs:batchDelete JobService_BatchDeleteJobs #JobService -> jobs.batch_delete
        GET /v1/users/{user} UserService_GetUser #UserService -> users.retrieve
        """)
    surface("""
        POST /rpc/a MailService_Send #MailService -> mail.send
        POST /rpc/b MailService_Count #MailService -> mail.count
        POST /rpc/c UserService_Lock #UserService -> user.lock
        POST /rpc/d UserService_Open #UserService -> user.open
        """)


def test_controllers_are_no_resources() -> None:
    surface("""
        GET /rooms RoomController_findAll #rooms -> rooms.list
        POST /rooms RoomController_create #rooms -> rooms.create
        GET /rooms/{id}/chats RoomController_getChats #rooms -> rooms.chats.list
        POST /rooms/{id}/texts/send-text TextController_sendText #texts -> rooms.texts.send_text
        GET /audit AuditController_findAll #audit -> audit.list
        GET /infra/export-data InfraController_exportData #infra -> infra.export_data
        """)


def test_operation_ids_that_tell_the_whole_path_are_named_by_it() -> None:
    """As Django REST framework makes them: below their tag there is one more resource."""
    surface("""
        GET /teams/ teams_list #teams -> teams.list
        GET /teams/{team}/bills/{id}/items/ teams_bill_items_list #teams -> teams.bills.items.list
        GET /users/profiles/ users_list #users -> users.profiles.list
        PATCH /users/profiles/{user}/ users_update #users -> users.profiles.update
        GET /users/{user}/mails/ users_emails_list #users -> users.mails.list
        DELETE /users/{user}/mails/{id}/ users_emails_delete #users -> users.mails.delete
        """)


def test_tags_that_are_versions_of_groups() -> None:
    surface("""
        GET /api/v1/{n}/pods/{p} readCoreV1NamespacedPod #core_v1 -> core_v1.read_namespaced_pod
        GET /apis/apps/v1/deployments listAppsV1Deployment #apps_v1 -> apps_v1.list_deployment
        GET /apis/apps/v1/ getAppsV1APIResources #apps_v1 -> apps_v1.get_api_resources
        """)


def test_tags_that_all_name_the_version_of_the_api() -> None:
    surface("""
        GET /v1/Trusts/{Sid} FetchTrust #HubV1Trusts -> trusts.retrieve
        GET /v1/Trusts/{T}/Items ListTrustItem #HubV1TrustsItems -> trusts.items.list
        DELETE /v1/Trusts/{T}/Items/{Sid} DeleteTrustItem #HubV1TrustsItems -> trusts.items.delete
        """)


def test_tags_on_request() -> None:
    surface(
        """
        GET /books listBooks #Books -> books.list
        GET /books/all getBooks #Books -> books.get_books
        GET /books/{id} getBook #Books -> books.get
        POST /books createBook #Books -> books.create
        POST /books/{id}/pages addPageToBook #Books -> books.add_page_to_book
        GET /health health #default -> default.health
        GET /ready isReady -> ready.is_ready
        """,
        naming="tags",
    )


def test_tags_with_groups() -> None:
    surface(
        """
        GET /x approve #admin.apps -> admin.apps.approve
        GET /y list_y #/batches -> batches.list_y
        GET /z get_z #Metadata~instances~(Folders) -> metadata_instances.get_z
        """,
        naming="tags",
    )


def test_ids_that_repeat_the_path_are_not_needed() -> None:
    surface("""
        GET /circuits/groups/ circuits_groups_list #circuits -> circuits.groups.list
        PUT /circuits/groups/{id}/ circuits_groups_update #circuits -> circuits.groups.update
        POST /v1/quotes/{quote}/cancel PostQuotesQuoteCancel #x -> quotes.cancel
        """)


def test_generated_ids_keep_only_the_function() -> None:
    surface(
        """
        GET /items/ read_items_items__get #items -> items.list
        GET /items/{item_id} read_item_items__item_id__get #items -> items.read
        """,
        naming="tags",
    )


def test_the_configuration_decides() -> None:
    made = api([operation("GET /a/{x}", "a/get"), operation("GET /b/{x}", "b/get")])
    assert calls(made)["GET /a/{x}"] == "a.get"
    assert calls(made, naming="path")["GET /a/{x}"] == "a.retrieve"
    rules = {
        "GET /a/{x}": OperationRule(resource=("things", "first"), method="fetch"),
        "b/get": OperationRule(method="take"),
    }
    assert calls(made, operations=rules) == {
        "GET /a/{x}": "things.first.fetch",
        "GET /b/{x}": "b.take",
    }


@pytest.mark.parametrize("name", ["class", "_x", "__init__", "a-b", "", "größe"])
def test_a_configured_name_that_is_none(name: str) -> None:
    diagnostics = Diagnostics()
    rules = {"GET /a": OperationRule(method=name or None, resource=(name, "x"))}
    named(api([operation("GET /a")]), diagnostics, operations=rules)
    assert diagnostics.failed
    assert any(item.code == "name-invalid" for item in diagnostics)


def test_functions_of_a_framework_are_named_by_their_paths() -> None:
    surface("""
        GET /v1/cities cities_getv1_v1_cities_get #v1 -> cities.list
        GET /v2/cities cities_get_v2_cities_get #v2 -> cities.list_v2
        GET /v1/latest/{id} latest_v1_get_v1_latest__id__get #v1 -> latest.retrieve
        GET /ping pong_ping_get -> ping.retrieve
        """)
