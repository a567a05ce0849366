"""Resources and methods from paths."""

from __future__ import annotations

from clientsmith.model import ir
from clientsmith.report.diagnostics import Diagnostics
from naming import api, calls, component, json_body, named, operation, reply, surface


def test_nested_collections() -> None:
    surface(
        """
        GET /app_metrics/{id}/ -> app_metrics.retrieve
        GET /app_metrics/{id}/error_details/ -> app_metrics.error_details.list
        GET /app_metrics/{a}/historical_exports/ -> app_metrics.historical_exports.list
        GET /app_metrics/{a}/historical_exports/{b}/ -> app_metrics.historical_exports.retrieve
        GET /batch_exports/ -> batch_exports.list
        POST /batch_exports/ -> batch_exports.create
        GET /batch_exports/{a}/backfills/ -> batch_exports.backfills.list
        POST /batch_exports/{a}/backfills/ -> batch_exports.backfills.create
        GET /batch_exports/{a}/backfills/{b}/ -> batch_exports.backfills.retrieve
        POST /batch_exports/{a}/backfills/{b}/cancel/ -> batch_exports.backfills.cancel
        """,
        under="/api/environments/{project_id}",
        within="environments.",
    )


def test_one_thing_and_many() -> None:
    surface("""
        GET /v1/books -> books.list
        POST /v1/books -> books.create
        PATCH /v1/books -> books.bulk_update
        DELETE /v1/books -> books.delete_all
        GET /v1/books/{id} -> books.retrieve
        PUT /v1/books/{id} -> books.update
        PATCH /v1/books/{id} -> books.patch
        DELETE /v1/books/{id} -> books.delete
        HEAD /v1/books/{id} -> books.head
        PUT /v1/shelves/{id} -> shelves.update
        POST /v1/carts/{id} -> carts.update
        GET /v1/profile -> profile.retrieve
        """)


def test_a_put_is_called_the_same_with_and_without_a_patch_beside_it() -> None:
    surface("""
        PUT /pets/{id} updatePet -> pets.update
        PATCH /pets/{id} modifyPet -> pets.modify
        PUT /toys/{id} replaceToy -> toys.replace
        PATCH /toys/{id} patchToy -> toys.update
        PUT /cats/{id} cats_update -> cats.update
        PATCH /cats/{id} cats_partial_update -> cats.partial_update
        PATCH /dogs/{id} dogs_partial_update -> dogs.partial_update
        PUT /flags/{id} updateFlag -> flags.update
        PATCH /flags/{id} setFlag -> flags.set
        PUT /cats/ cats_bulk_update -> cats.bulk_update
        PATCH /cats/ cats_bulk_partial_update -> cats.bulk_partial_update
        """)


def test_variants_of_a_verb_are_methods_before_and_after_it_is_called_itself() -> None:
    lines = """
        POST /points/{id}/search/batch searchBatch -> points.search_batch
        POST /points/{id}/search/groups searchGroups -> points.search_groups
        POST /points/{id}/recommend/batch recommendBatch -> points.recommend_batch
        GET /points/{id}/import/status importStatus -> points.import_.status.retrieve
        """
    surface(lines)
    surface(f"{lines}\nPOST /points/{{id}}/search searchPoints -> points.search")


def test_the_shorter_path_keeps_the_plain_name() -> None:
    surface("""
        GET /teams/{team}/rights listTeamRights -> teams.rights.list
        GET /teams/{team}/{command}/rights listRights -> teams.rights.list_for_command
        PUT /teams/{team}/{command}/rights setRights -> teams.rights.set
        """)


def test_what_is_posted_to_a_noun_of_a_deed_is_created() -> None:
    surface("""
        POST /simulations/card_refunds simulateCardRefund -> simulations.card_refunds.create
        POST /applied_coupons applyCoupon -> applied_coupons.create
        POST /groups/{id}/roles assignGroupRole -> groups.roles.assign
        PATCH /comments/{id}/read markCommentRead -> comments.mark_read
        POST /points/discover discoverPoints -> points.discover
        POST /points/discover/batch discoverBatchPoints -> points.discover_batch
        """)


def test_a_procedure_may_be_called_by_two_methods() -> None:
    surface("""
        POST /createPad createPadUsingPOST -> pad.create
        GET /createPad createPadUsingGET -> pad.create_get
        GET /getPad getPadUsingGET -> pad.get
        POST /getPad getPadUsingPOST -> pad.get_post
        POST /copyPad copyPadUsingPOST -> pad.copy
        GET /copyPad copyPadUsingGET -> pad.copy_get
        GET /charts/{kind}/{term} getChartUsingGET_1 -> charts.retrieve
        GET /genes/{id} getGeneByIdAndKindUsingGET -> genes.retrieve
        """)


def test_a_procedure_may_have_versions() -> None:
    surface("""
        POST /v1/rerank rerank -> root.rerank
        POST /v2/rerank rerankV2 -> root.rerank_v2
        """)


def test_words_of_the_path_are_found_in_an_operation_id_without_marks() -> None:
    surface(
        """
        POST /organization/projects/{project_id}/spend_limit Updateprojectspendlimit \
            -> organization.projects.spend_limit.update
        """.replace("\\\n            ", "")
    )


def test_a_path_that_says_its_verb_keeps_it() -> None:
    surface("""
        POST /keys/create -> keys.create
        POST /keys/{id} -> keys.create_by_id
        PUT /keys/{id} -> keys.update
        POST /locks -> locks.create
        POST /locks/create -> locks.create_post
        """)


def test_an_operation_id_that_asks_for_all_asks_for_a_list() -> None:
    rows = {
        "GET /domains": (
            "getAllDomains",
            component("Domains", entries=ir.Array(ir.STRING)),
        ),
        "GET /settings": ("getAllSettings", component("Settings", "theme")),
        "GET /team": ("getAll", component("Team", "count")),
    }
    operations = [
        operation(line, id_, responses=reply(ir.Ref(type_.id)))
        for line, (id_, type_) in rows.items()
    ]
    assert calls(api(operations, [type_ for _, type_ in rows.values()])) == {
        "GET /domains": "domains.list",
        "GET /settings": "settings.retrieve",
        "GET /team": "team.list",
    }


def test_verbs_are_methods() -> None:
    surface("""
        POST /orders/{id}/refund -> orders.refund
        POST /orders/search -> orders.search
        GET /orders/search -> orders.get_search
        POST /orders/{id}:cancel -> orders.cancel
        POST /orders:import -> orders.import_
        GET /orders/{id} -> orders.retrieve
        PUT /orders/{id}/address -> orders.address.update
        DELETE /orders/{id}/note -> orders.note.delete
        POST /signal/return/report -> signal.return_.report
        POST /signal/evaluate -> signal.evaluate
        """)


def test_a_verb_with_variants_is_no_resource() -> None:
    surface("""
        GET /points/{id} -> points.retrieve
        POST /points/search -> points.search
        POST /points/search/batch -> points.search_batch
        POST /points/search/groups -> points.search_groups
        """)


def test_procedures_of_one_segment() -> None:
    surface("""
        GET /getUser -> user.get
        POST /createUser -> user.create
        GET /getUserByName/{name} -> user.get_by_name
        POST /admin.teams.list -> admin.teams.list
        POST /admin.teams.create -> admin.teams.create
        """)


def test_technical_prefixes_are_no_resources() -> None:
    surface("""
        GET /rest/api/3/issue/{id} -> issue.retrieve
        POST /rest/api/3/issue -> issue.create
        """)
    surface("""
        GET /eth/v1/node/health -> node.health.retrieve
        GET /eth/v1/node/peers/{id} -> node.peers.retrieve
        """)
    surface("GET /2010-04-01/Accounts/{Sid}.json -> accounts.retrieve")
    surface("""
        GET /api/v{version}/Orders -> orders.list
        GET /api/v{version}/Orders/{id} -> orders.retrieve
        GET /v{major}.{minor}/items/{id} -> items.retrieve
        """)


def test_versions_are_said_only_where_two_meet() -> None:
    surface("""
        GET /v1/blocks/{id} -> blocks.retrieve
        GET /v2/blocks/{id} -> blocks.retrieve_v2
        GET /v2/states/{id} -> states.retrieve
        """)


def test_queries_fragments_and_extensions_tell_apart() -> None:
    surface("""
        POST /replies -> replies.create
        POST /replies?beta=true -> replies.create_beta
        GET /files/{id} -> files.retrieve
        GET /files/{id}#shared_link -> files.retrieve_shared_link
        GET /guilds/{id}/widget -> guilds.widget.retrieve
        GET /guilds/{id}/widget.json -> guilds.widget.retrieve_json
        GET /files/{id}/thumbnail.{extension} -> files.thumbnail.retrieve
        """)


def test_operation_ids_tell_clashing_calls_apart() -> None:
    surface(
        """
        GET /threads/{id}/runs listRuns -> threads.runs.list
        POST /threads/{id}/runs createRun -> threads.runs.create
        POST /threads/runs createThreadAndRun -> threads.runs.create_thread_and_run
        GET /board/{row}/{column} getSquare -> board.retrieve_square
        GET /board/{row} getRow -> board.retrieve
        """,
        naming="path",
    )


def test_a_verb_inside_an_operation_id_goes_before_a_noun_at_its_end() -> None:
    surface("""
        DELETE /cyclicruns/{id} v1DeleteCyclicRun -> cyclic_runs.delete
        POST /charts/{id} v1CreateChart -> charts.create
        """)


def test_one_thing_with_items_is_changed_as_one() -> None:
    surface("""
        PUT /plugins/{id}/config -> plugins.config.update
        PUT /plugins/{id}/config/{key} -> plugins.config.update_by_key
        DELETE /session -> session.delete
        GET /session/{id} -> session.retrieve
        PUT /labels -> labels.bulk_replace
        GET /labels/{id} -> labels.retrieve
        """)


def test_a_get_beside_a_post_that_does_the_same() -> None:
    surface("""
        GET /commands/send getCommandsSend -> commands.get_send
        POST /commands/send postCommandsSend -> commands.send
        POST /rights/bulk postRightsBulk -> rights.bulk_create
        """)


def test_numbers_that_frameworks_add_are_no_names() -> None:
    surface("""
        GET /v1/ages getAges -> ages.list
        GET /v2/ages getAges_1 -> ages.list_v2
        """)
    old = operation("GET /v1/ages", "getAges_1", deprecated=True)
    new = operation("GET /v2/ages", "getAges")
    assert calls(api([old, new])) == {
        "GET /v1/ages": "ages.list_v1",
        "GET /v2/ages": "ages.list",
    }


def test_words_that_lead_to_an_api_are_no_resources() -> None:
    surface("""
        GET /shop/api/v1/orders -> orders.list
        GET /shop/admin/api/orders -> admin.orders.list
        PUT /shop/admin/api/site/theme -> admin.site.theme.update
        GET /robots.txt -> robots.txt
        """)
    surface("""
        GET /shop/api/v1/orders -> shop.orders.list
        GET /mail/api/v1/letters -> mail.letters.list
        """)


def test_clashing_calls_without_operation_ids_say_a_parameter() -> None:
    surface("""
        GET /items/{id} -> items.retrieve
        GET /items/{namespace}/{id} -> items.retrieve_by_id
        POST /files/content -> files.content.create
        PUT /files/content -> files.content.update
        POST /files/{file_id}/content -> files.content.create_for_file
        """)


def test_a_list_below_an_item_is_a_resource_whatever_stands_beside_it() -> None:
    lines = [
        "GET /projects/{id}/tasks listTasks",
        "POST /projects/{id}/tasks createTask",
        "GET /projects/{id}/status getStatus",
        "PUT /projects/{id}/status setStatus",
        "DELETE /projects/{id}/status clearStatus",
        "POST /projects/{id}/archive archiveProject",
    ]
    made = [operation(*line.rsplit(" ", 1)) for line in lines]
    together = calls(api(made))
    assert together == {
        "GET /projects/{id}/tasks": "projects.tasks.list",
        "POST /projects/{id}/tasks": "projects.tasks.create",
        "GET /projects/{id}/status": "projects.status.retrieve",
        "PUT /projects/{id}/status": "projects.status.set",
        "DELETE /projects/{id}/status": "projects.status.clear",
        "POST /projects/{id}/archive": "projects.archive",
    }
    for one in made:
        assert calls(api([one])) == {one.id: together[one.id]}


def test_what_is_posted_is_called_what_it_does() -> None:
    surface("""
        POST /metrics/services getMetricsServices -> metrics.services.list
        POST /contacts/{id}/companies attachContactToACompany -> contacts.companies.attach
        DELETE /contacts/{id}/companies/{cid} detachContact -> contacts.companies.detach
        GET /orders listOrders -> orders.list
        POST /orders searchOrdersByCustomer -> orders.search
        GET /orders/{id} getOrder -> orders.retrieve
        POST /orders/{id} cancelOrder -> orders.cancel
        POST /tickets countTickets -> tickets.count
        POST /threads/{id}/history get_thread_history -> threads.history.retrieve
        POST /search search -> search.search
        POST /users addUser -> users.create
        POST /members deleteMembers -> members.delete
        POST /account/logins listLogins -> account.logins.list
        """)


def test_remote_procedures_are_called_by_their_verb() -> None:
    surface("""
        POST /answerCallbackQuery answerCallbackQuery -> callback_query.answer
        POST /close close -> root.close
        POST /editMessageCaption editMessageCaption -> message_caption.edit
        POST /sendPhoto sendPhoto -> photo.send
        POST /getChat getChat -> chat.get
        """)
    surface("""
        POST /bookings.close -> bookings.close
        POST /bookings.items -> bookings.items
        POST /rpc/bookings.reopen -> rpc.bookings.reopen
        """)
    surface("""
        POST /#X-Amz-Target=Mail.DeleteUser DeleteUser -> users.delete
        POST /#X-Amz-Target=Mail.ListUsers ListUsers -> users.list
        GET /#Action=DescribeQueue GET_DescribeQueue -> queue.describe
        """)


def test_depth_is_bounded_and_alike_in_a_branch() -> None:
    surface("""
        GET /a/{a}/sip/domains/{b}/auth/calls/lists/{c} -> a.sip_domains.auth_calls_lists.retrieve
        GET /a/{a}/sip/domains/{b} -> a.sip_domains.retrieve
        GET /a/{a}/b/{b}/c/{c}/d/{d}/e/{e} -> a.b.c.d_e.retrieve
        """)


def test_paths_without_words() -> None:
    surface("""
        GET / -> root.retrieve
        GET /{id} #Shapes -> shapes.retrieve
        """)


def test_a_reply_says_whether_it_is_a_list() -> None:
    single = component("Settings", "theme")
    page = component("Page", items=ir.Array(ir.STRING))
    made = api(
        [
            operation("GET /settings", responses=reply(ir.Ref(single.id))),
            operation("GET /notes", responses=reply(ir.Ref(page.id))),
            operation("GET /log", responses=reply(ir.Array(ir.STRING))),
        ],
        [single, page],
    )
    assert calls(made) == {
        "GET /settings": "settings.retrieve",
        "GET /notes": "notes.list",
        "GET /log": "log.list",
    }


def test_a_body_makes_deleting_all_a_choice() -> None:
    made = api(
        [
            operation("DELETE /tags", body=json_body(ir.Array(ir.STRING))),
            operation("GET /tags/{id}"),
        ]
    )
    assert calls(made)["DELETE /tags"] == "tags.bulk_delete"


def test_reserved_attributes() -> None:
    surface("""
        GET /close/{id} -> close_.retrieve
        GET /class/{id} -> class_.retrieve
        GET /users/{id}/import -> users.import_
        GET /users/{id} -> users.retrieve
        """)


def test_all_resources_are_listed_with_their_parents() -> None:
    names = named(api([operation("GET /a/{a}/b/{b}"), operation("GET /c")]))
    assert names.resources() == (("a",), ("a", "b"), ("c",))
    assert names.module(("a", "b")) == "a_b"


def test_the_choice_is_explained() -> None:
    diagnostics = Diagnostics()
    named(api([operation("GET /a")]), diagnostics)
    (found,) = (item for item in diagnostics if item.code == "naming")
    assert "by path" in found.message and "naming" in found.hint


def test_a_procedure_has_one_operation() -> None:
    surface("""
        GET /cancelOrder -> cancel_order.list
        POST /cancelOrder -> cancel_order.create
        GET /cancelOrder/{id} -> cancel_order.retrieve
        """)


def test_a_procedure_gives_way_to_a_path() -> None:
    surface("""
        POST /retrieve-sessions retrieveSessionsByDevice -> sessions.retrieve_by_device
        GET /sessions/{id} getSession -> sessions.retrieve
        """)


def test_a_list_below_a_parameter() -> None:
    many = reply(ir.Array(ir.STRING))
    made = api(
        [
            operation("GET /repositories/{owner}", responses=many),
            operation("GET /repositories/{owner}/{name}"),
        ]
    )
    assert list(calls(made).values()) == ["repositories.list", "repositories.retrieve"]


def test_an_operation_id_is_believed_where_methods_are_used_otherwise() -> None:
    surface("""
        GET /invoices getInvoices -> invoices.list
        PUT /invoices createInvoices -> invoices.create
        POST /invoices updateOrCreateInvoices -> invoices.update_or_create
        PUT /invoices/{id}/files/{name} createInvoiceFile -> invoices.files.create
        POST /invoices/{id}/files/{name} updateInvoiceFile -> invoices.files.update
        POST /lobbies createLobby -> lobbies.create
        PUT /lobbies createOrJoinLobby -> lobbies.create_or_join
        GET /lobbies/{id} getLobby -> lobbies.retrieve
        PUT /customers/{id}/groups/{gid} addGroupToCustomer -> customers.groups.create
        """)


def test_a_change_of_many_is_called_what_the_operation_id_says() -> None:
    surface("""
        GET /incidents/{id} getIncident -> incidents.retrieve
        PUT /incidents updateIncidents -> incidents.bulk_update
        GET /jobs/bulk/{id} getBulkJob -> jobs.bulk.retrieve
        PUT /jobs/bulk bulkUpdateJobs -> jobs.bulk.update
        POST /jobs/bulk/delete bulkDeleteJobs -> jobs.bulk.delete
        PUT /vendors/bulk-update bulkUpdateVendors -> vendors.bulk_update
        POST /runs/cancel batchCancelRuns -> runs.batch_cancel
        POST /runs/{id}/cancel cancelRun -> runs.cancel
        POST /tuples/batch/check batchCheckTuples -> tuples.batch_check
        """)


def test_the_plain_one_of_near_twins_keeps_the_plain_name() -> None:
    surface("""
        POST /payments/cancel cancelPaymentByKey -> payments.cancel_by_key
        POST /payments/{id}/cancel cancelPayment -> payments.cancel
        GET /files/{id} getFileById -> files.retrieve
        GET /files/{file_name} getFileByFileName -> files.retrieve_by_file_name
        GET /keys/{set} getJsonWebKeySet -> keys.retrieve_json_web_key_set
        GET /keys/{set}/{kid} getJsonWebKey -> keys.retrieve
        """)


def test_a_plural_leads_to_a_resource_whatever_comes_below_it() -> None:
    surface("""
        POST /inventory/counts/retrieve -> inventory.counts.retrieve
        POST /bookings/availability/search -> bookings.availability.search
        GET /custom_metrics/{id}/relationships/metrics -> custom_metrics.relationships.metrics.list
        """)


def test_a_noun_for_what_is_done_gives_way_to_the_verb() -> None:
    surface("""
        POST /rules/{id}/migration migrateRule -> rules.migrate
        GET /contacts/find_by_key/{key} showContactByKey -> contacts.find_by_key
        GET /hubs listHubs -> hubs.list
        GET /hubs/{id} getHub -> hubs.retrieve
        """)


def test_an_endpoint_of_one_noun_is_not_called_twice_by_it() -> None:
    surface("""
        POST /v1/embeddings embeddings -> embeddings.create
        POST /v1/ocr ocr -> ocr.create
        """)


def test_a_text_is_no_list() -> None:
    made = operation("GET /metrics", "getMetrics", responses=reply(ir.STRING))
    assert calls(api([made])) == {"GET /metrics": "metrics.retrieve"}


def test_lists_of_things_for_something() -> None:
    entry = component("Routes", data=ir.Ref(ir.TypeId("/components/schemas/Data")))
    data = component("Data", list=ir.Array(ir.STRING))
    one = component("Departure", id=ir.STRING)
    lines = {
        "GET /routes-for-agency/{id}": entry,
        "GET /agencies-with-coverage": entry,
        "GET /departure-for-stop/{id}": one,
        "GET /stop-ids-for-agency/{id}": entry,
        "GET /stop/{stop_id}": one,
        "POST /machines/{id}/stop": one,
    }
    made = [
        operation(line, responses=reply(ir.Ref(shape.id)))
        for line, shape in lines.items()
    ]
    assert calls(api(made, [entry, data, one])) == {
        "GET /routes-for-agency/{id}": "routes_for_agency.list",
        "GET /agencies-with-coverage": "agencies_with_coverage.list",
        "GET /departure-for-stop/{id}": "departure_for_stop.retrieve",
        "GET /stop-ids-for-agency/{id}": "stop_ids_for_agency.list",
        "GET /stop/{stop_id}": "stop.retrieve",
        "POST /machines/{id}/stop": "machines.stop",
    }


def test_operation_ids_without_any_mark_are_read() -> None:
    surface("""
        GET /team/limit getteamlimit -> team.limit.retrieve
        DELETE /team/limit deleteteamlimit -> team.limit.delete
        POST /team/limit updateteamlimit -> team.limit.update
        """)


def test_words_without_gaps_are_divided_as_the_document_spells_them() -> None:
    surface("""
        GET /recurringruns ListRecurringRuns -> recurring_runs.list
        POST /recurringruns/{recurring_run_id}:enable EnableRecurringRun -> recurring_runs.enable
        DELETE /keypairs/{keyPairId} removePair -> key_pairs.delete
        GET /keypairs/{keyPairId} find -> key_pairs.retrieve
        GET /webhooks listWebHooks -> webhooks.list
        GET /paymenttypes listPaymentTypes -> paymenttypes.list
        POST /paymenttypes add_to_paymenttypes -> paymenttypes.create
        """)


def test_an_operation_id_is_its_summary_without_gaps() -> None:
    said = {
        "GET /accounts": "Search all accounts",
        "POST /accounts": "Open an Account",
        "PUT /accounts/{id}": "Open or Change Account",
        "DELETE /accounts/{id}": "Close an Account.",
    }
    made = [
        operation(line, summary.replace(" ", "").rstrip("."), summary=summary)
        for line, summary in said.items()
    ]
    assert calls(api(made)) == {
        "GET /accounts": "accounts.list",
        "POST /accounts": "accounts.open",
        "PUT /accounts/{id}": "accounts.open_or_change",
        "DELETE /accounts/{id}": "accounts.close",
    }


def test_an_action_of_something_is_called_in_the_order_of_its_operation_id() -> None:
    surface("""
        GET /memos list_memos -> memos.list
        GET /memos/-/linkMetadata GetLinkMetadata -> memos.link_metadata
        POST /memos/-/linkMetadata:batchGet BatchGetLinkMetadata -> memos.batch_get_link_metadata
        """)


def test_the_rest_of_a_path_is_a_wildcard() -> None:
    surface("""
        GET /books/{id}/file downloadBookFile -> books.file
        GET /books/{id}/file/* downloadBookFile_1 -> books.file_wildcard
        """)


def test_segments_that_are_joined_say_no_word_twice() -> None:
    surface("""
        GET /customer/{name}/landlord/landlord-entries -> customer.landlord_entries.list
        GET /customer/{name}/landlord/let/care/wishes -> customer.landlord_let_care_wishes.list
        """)


def test_an_api_of_posts_alone_has_methods_at_the_ends_of_its_paths() -> None:
    surface("""
        POST /ips/list.json -> ips.list
        POST /ips/info.json -> ips.info
        POST /ips/list-pools.json -> ips.list_pools
        POST /ips/cancel-warmup.json -> ips.cancel_warmup
        POST /inbound/domains.json -> inbound.domains
        POST /inbound/add-domain.json -> inbound.add_domain
        POST /urls/time-series.json -> urls.time_series
        POST /urls/search.json -> urls.search
        """)


def test_what_a_put_does_to_its_parent_is_a_method() -> None:
    surface("""
        GET /zones/{id} getZone -> zones.retrieve
        PUT /zones/{id}/rectify rectifyZone -> zones.rectify
        PUT /zones/{id}/axfr-retrieve axfrRetrieveZone -> zones.axfr_retrieve
        PUT /zones/{id}/notify notifyZone -> zones.notify
        PUT /orders/{id}/ignore putOrderIgnore -> orders.ignore
        PUT /orders/{id}/duedate putOrderDuedate -> orders.duedate.update
        """)
