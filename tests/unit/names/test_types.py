"""Class names of components and of inline schemas."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from clientsmith.model import ir
from clientsmith.names.apart import apart
from clientsmith.names.types import namespaces
from clientsmith.report.diagnostics import Diagnostics
from clientsmith.text.words import pascal, split, without_fillers
from naming import (
    alias,
    api,
    component,
    inline,
    json_body,
    named,
    operation,
    parameter,
    reply,
)

BODY = "/paths/~1pets/post/requestBody/content/application~1json/schema"
REPLY = "/paths/~1pets/get/responses/200/content/application~1json/schema"


def types(*declarations: ir.Declaration, **config: object) -> dict[str, str]:
    operations = [operation("POST /pets"), operation("GET /pets")]
    names = named(api(operations, declarations), **config)
    return {made.id: names.type(made.id) for made in declarations}


def component_types(*names: str) -> dict[str, str]:
    found = types(*map(component, names))
    return dict(zip(names, found.values(), strict=True))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("BatchExport", "BatchExport"),
        ("simple-user", "SimpleUser"),
        ("oauth2_client", "Oauth2Client"),
        ("HTTPValidationError", "HTTPValidationError"),
        ("Destiny.Definitions.ItemDefinition", "ItemDefinition"),
        ("io.k8s.api.core.v1.Pod", "Pod"),
        ("Order.v2", "OrderV2"),
        ("Page[Acme.Models.User]", "PageUser"),
        (
            "Result`1[[Acme.User, Acme, Version=1.0.0.0, Culture=neutral]]",
            "Result1User",
        ),
        ("3dModel", "ThreeDModel"),
        ("Modèle", "Modele"),
    ],
)
def test_components_keep_their_name(raw: str, name: str) -> None:
    assert component_types(raw) == {raw: name}


def test_namespaces() -> None:
    assert namespaces("A.B.C") == (("A",), ("B",), ("C",))


def test_context_comes_in_where_names_meet() -> None:
    assert component_types("Group.UserCard", "User.UserCard", "User.Address") == {
        "Group.UserCard": "GroupUserCard",
        "User.UserCard": "UserUserCard",
        "User.Address": "Address",
    }
    assert component_types("Status", "Job.Status") == {
        "Status": "Status",
        "Job.Status": "JobStatus",
    }


def test_equal_names_without_context_say_what_they_are_and_then_count() -> None:
    found = component_types("Foo", "foo", "FOO", "Straße", "STRASSE")
    assert (found["FOO"], found["Foo"], found["foo"]) == ("FOO", "FooModel", "Foo2")
    assert len({name.casefold() for name in found.values()}) == 5


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Model", "ModelData"),
        ("Options", "OptionsModel"),
        ("NotFoundError", "NotFoundErrorModel"),
        ("Exception", "ExceptionModel"),
        ("Any", "AnyModel"),
        ("None", "NoneModel"),
        ("Pets", "PetsModel"),
        ("AsyncPets", "AsyncPetsModel"),
    ],
)
def test_names_of_the_package_are_reserved(raw: str, name: str) -> None:
    assert component_types(raw) == {raw: name}


def test_the_configuration_names_components() -> None:
    chosen = types(
        component("simple-user"), component("User"), types={"simple-user": "User"}
    )
    assert list(chosen.values()) == ["User", "UserModel"]


def test_inline_schemas_are_called_by_owner_and_property() -> None:
    owner = component("BatchExport")
    at = owner.id
    found = types(
        owner,
        inline(
            f"{at}/properties/destination",
            ir.Hint("destination", owner=at, role="property"),
        ),
        inline(f"{at}/properties/runs/items", ir.Hint("runs", owner=at, role="item")),
        alias(
            f"{at}/properties/export_state",
            ir.Hint("export_state", owner=at, role="property"),
            ir.Literals(("on", "off")),
        ),
        inline(
            f"{at}/properties/labels/additionalProperties",
            ir.Hint("labels", owner=at, role="value"),
        ),
    )
    assert list(found.values()) == [
        "BatchExport",
        "BatchExportDestination",
        "BatchExportRun",
        "BatchExportState",
        "BatchExportLabel",
    ]


def test_properties_between_are_said_where_names_meet() -> None:
    owner = component("Event")
    at = owner.id
    outer = inline(f"{at}/properties/user", ir.Hint("user", owner=at, role="property"))
    found = types(
        owner,
        outer,
        alias(
            f"{at}/properties/status",
            ir.Hint("status", owner=at, role="property"),
            ir.Literals(("a",)),
        ),
        alias(
            f"{outer.id}/properties/status",
            ir.Hint("status", owner=outer.id, role="property"),
            ir.Literals(("b",)),
        ),
        inline(
            f"{outer.id}/properties/address",
            ir.Hint("address", owner=outer.id, role="property"),
        ),
    )
    assert list(found.values())[2:] == [
        "EventStatus",
        "EventUserStatus",
        "EventAddress",
    ]


def test_bodies_are_called_by_their_operation() -> None:
    request = inline(BODY, ir.Hint("body", owner="POST /pets", role="body"), "name")
    answer = inline(
        REPLY,
        ir.Hint("response", owner="GET /pets", role="response"),
        data=ir.Array(ir.STRING),
    )
    titled = inline(
        REPLY.replace("200", "404"),
        ir.Hint("Missing Pet", owner="GET /pets", role="error"),
    )
    within = inline(
        f"{BODY}/properties/owner", ir.Hint("owner", owner=request.id, role="property")
    )
    made = api(
        [
            operation("POST /pets", body=json_body(ir.Ref(request.id))),
            operation("GET /pets", responses=reply(ir.Ref(answer.id))),
        ],
        [request, answer, titled, within],
    )
    names = named(made)
    assert names.type(request.id) == "PetCreateRequest"
    assert names.type(answer.id) == "PetListResponse"
    assert names.type(titled.id) == "MissingPet"
    assert names.type(within.id) == "PetCreateOwner"


def test_operations_of_one_noun_say_where_they_belong() -> None:
    made = api(
        [operation("POST /a/{a}/notes"), operation("POST /b/{b}/notes")],
        [
            inline(f"/x/{line[6]}", ir.Hint("body", owner=line, role="body"))
            for line in ("POST /a/{a}/notes", "POST /b/{b}/notes")
        ],
    )
    names = named(made)
    assert names.type(ir.TypeId("/x/a")) == "ANoteCreateRequest"
    assert names.type(ir.TypeId("/x/b")) == "BNoteCreateRequest"


def test_options_are_called_by_what_sets_them_apart() -> None:
    owner = component("Rule")
    at = f"{owner.id}/properties/check"

    def option(number: int, *wires: str, **fields: ir.Type) -> ir.Object:
        hint = ir.Hint("check", owner=owner.id, role="option")
        return inline(f"{at}/anyOf/{number}", hint, *wires, **fields)

    found = types(
        owner,
        option(0, "id", kind=ir.Literals(("timer",))),
        option(1, "id", "reviewers"),
        option(2, "id"),
        inline(
            f"{owner.id}/oneOf/3",
            ir.Hint("Manual Check", owner=owner.id, role="option"),
        ),
    )
    assert list(found.values())[1:] == [
        "RuleCheckTimer",
        "RuleCheckWithReviewers",
        "RuleCheckVariant",
        "ManualCheck",
    ]


def test_shared_parameters_and_replies() -> None:
    found = types(
        alias(
            "/components/parameters/run-status/schema",
            ir.Hint(
                "status", owner="/components/parameters/run-status", role="parameter"
            ),
            ir.Literals(("a",)),
        ),
        inline(
            "/components/responses/NotAllowed/content/application~1json/schema",
            ir.Hint(
                "NotAllowed", owner="/components/responses/NotAllowed", role="error"
            ),
        ),
    )
    assert list(found.values()) == ["RunStatus", "NotAllowed"]


def test_what_operations_share_is_called_by_what_it_is() -> None:
    book = component("Book", "title")
    at = "/paths/~1a/get/responses/200/content/application~1json/schema"
    hint = ir.Hint("response", owner="POST /access/{id}/approve", role="response")
    shared: dict[str, ir.Object] = {
        "BookList": inline(at, hint, data=ir.Array(ir.Ref(book.id))),
        "BookResponse": inline(at, hint, book=ir.Ref(book.id)),
        "CodeMessageResponse": inline(at, hint, "message", "code"),
        "EmptyResponse": inline(at, hint),
    }
    for name, declaration in shared.items():
        answer = reply(ir.Ref(declaration.id))
        lines = ("POST /access/{id}/approve", "DELETE /hooks/{id}", "GET /books")
        calls = [operation(line, responses=answer) for line in lines]
        names = named(api(calls, [book, declaration]))
        assert names.type(declaration.id) == name
        same = [operation(line, responses=answer) for line in (lines[0], "GET /access")]
        assert "Approve" not in named(api(same, [book, declaration])).type(
            declaration.id
        )


def test_what_has_all_its_names_in_common_keeps_the_plain_one() -> None:
    answers = []
    for at in ("a", "b"):
        answer = inline(
            f"/paths/~1{at}/get/responses/200/content/application~1json/schema",
            ir.Hint("response", owner=f"GET /{at}", role="response"),
            "success",
        )
        lines = (f"GET /{at}", f"PUT /{at}", f"GET /{at}/check", f"PUT /x{at}")
        calls = [operation(line, responses=reply(ir.Ref(answer.id))) for line in lines]
        answers.append((answer, calls))
    declared = [answer for answer, _ in answers]
    names = named(api([call for _, calls in answers for call in calls], declared))
    assert sorted(map(names.type, (each.id for each in declared))) == [
        "SuccessResponse",
        "SuccessResponseModel",
    ]


def test_no_name_says_a_word_twice_or_has_eight_words() -> None:
    owner = component("PlayerUsage")
    found = types(
        owner,
        inline(f"{owner.id}/properties/usage", ir.Hint("usage", owner=owner.id)),
        inline(
            f"{owner.id}/properties/a",
            ir.Hint("one two three four five six seven", owner=owner.id),
        ),
    )
    assert list(found.values())[1:] == [
        "PlayerUsageDetails",
        "PlayerUsageOneTwoFiveSixSeven",
    ]
    family = [f"GoogleCloudVisionV1p{n}beta1TextAnnotationTextKind" for n in range(5)]
    assert component_types(*family)[family[2]] == (
        "CloudVisionV1p2beta1TextAnnotationTextKind"
    )


def test_long_names_lose_phrases_before_they_are_cut() -> None:
    line = "GET /pets"
    made = api(
        [
            operation(
                line,
                "pets/list-devcontainers-in-repository-for-the-authenticated-enterprise-user-of-org",
            )
        ],
        [inline("/x", ir.Hint("response", owner=line, role="response"))],
    )
    name = named(made).type(ir.TypeId("/x"))
    assert name == "PetListDevcontainersInRepositoryResponse"


def test_long_names_lose_inner_words_until_they_differ() -> None:
    family = [
        f"GoogleCloudPolicy{kind}V1alphaCreateOrgPolicyViolations{what}OperationMetadataOfThings"
        for kind in ("simulator", "Troubleshooter")
        for what in ("Preview", "Rehearsal")
    ]
    named_so = component_types(*family)
    assert len(set(named_so.values())) == len(family)
    for name in named_so.values():
        assert len(name) <= 72
        assert "_" not in name, "no name ends in a checksum"
        assert name.startswith("GoogleCloud")
        assert name.endswith("Things")


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("OneToOneNatRuleForUpdate", "OneToOneNatRuleUpdate"),
        ("AddThingToThingGroup", "AddThingToThingGroup"),
    ],
)
def test_small_words_part_a_word_from_itself(written: str, called: str) -> None:
    assert pascal(without_fillers(split(written))) == called


def test_request_types_are_distinct_too() -> None:
    declarations = [component("Foo"), component("FooParam"), component("FooInput")]
    names = named(api((), declarations))
    params = [names.param(made.id) for made in declarations]
    assert params == ["FooParamInput", "FooParamParam", "FooInputParam"]


def test_resource_classes_avoid_types_and_their_own_twins() -> None:
    made = api(
        [
            operation("GET /containers/{id}"),
            operation("GET /jobs/{id}"),
            operation("GET /async_jobs/{id}"),
            operation("GET /users/{id}/keys/{k}"),
            operation("GET /teams/{id}/keys/{k}"),
        ],
        [component("Containers")],
    )
    names = named(made)
    classes = {path: names.resource_class(path) for path in names.resources()}
    assert classes["containers",] == "ContainersResource"
    assert classes["users", "keys"] == "UserKeys"
    every = [twin + name for name in classes.values() for twin in ("", "Async")]
    every.append(names.type(ir.TypeId("/components/schemas/Containers")))
    assert len({name.casefold() for name in every}) == len(every)


def test_renaming_is_told() -> None:
    diagnostics = Diagnostics()
    named(api((), [component("Model"), component("x" * 80)]), diagnostics)
    assert {item.code for item in diagnostics} == {"name-taken", "name-cut"}


def test_media_types_tell_bodies_apart() -> None:
    hint = ir.Hint("response", owner="GET /pets", role="response")
    xml = REPLY.replace("application~1json", "application~1xml")
    found = types(inline(xml, hint), inline(REPLY, hint))
    assert found == {xml: "PetListXmlResponse", REPLY: "PetListResponse"}


def test_options_of_one_title_say_their_property() -> None:
    owner = component("Payment")
    found = types(
        owner,
        *(
            inline(
                f"{owner.id}/properties/{name}/anyOf/0",
                ir.Hint("payment method param", owner=owner.id, role="option"),
            )
            for name in ("alipay", "klarna")
        ),
    )
    assert list(found.values())[1:] == ["PaymentAlipay", "PaymentKlarna"]


def test_long_names_lose_words_before_they_are_cut() -> None:
    long = "DictionaryComponentResponseOfKeysAndDestinyItemsAndReusablePlugsComponent"
    edited = "WebhookBranchProtectionRuleEditedPullRequestReviewsEnforcementLevelChange"
    written = "RealtimeServerEventConversationItemInputAudioTranscriptionCompleted"
    found = component_types(long, edited, written)
    assert (
        found[long]
        == "DictionaryComponentResponseKeysDestinyItemsReusablePlugsComponent"
    )
    assert (
        found[edited]
        == "WebhookBranchProtectionRuleEditedRequestReviewsEnforcementLevelChange"
    )
    assert found[written] == written


def test_long_names_that_would_be_alike_are_cut_whoever_comes_first() -> None:
    first = "WebhookBranchProtectionRuleEditedPullRequestReviewsEnforcementLevelChange"
    second = first.replace("Edited", "Deleted")
    found = component_types(first, second)
    assert found == component_types(second, first)
    assert len(set(found.values())) == 2
    assert not any("_" in name for name in found.values())
    meant = "WebhookBranchProtectionRuleEditedRequestReviewsEnforcementLevelChange"
    assert component_types(first, meant)[meant] == meant


def test_what_sets_options_apart_does_not_depend_on_the_order_of_properties() -> None:
    def option(number: int, *fields: ir.Field) -> ir.Object:
        place = ir.TypeId(f"/components/schemas/Rule/oneOf/{number}")
        hint = ir.Hint("rule", owner=ir.TypeId("/components/schemas/Rule"))
        return ir.Object(id=place, hint=hint, fields=fields)

    def constant(wire: str, value: str) -> ir.Field:
        return ir.Field(wire=wire, type=ir.Literals((value,)), required=True)

    text = ir.Scalar(ir.Kind.STRING)
    shared, own = constant("apart", "rule"), constant("kind", "timer")
    plain = [
        ir.Field(wire=wire, type=text, required=wire == "c") for wire in ("b", "a", "c")
    ]
    other = option(1, shared, constant("kind", "check"))
    for fields in ((shared, own), (own, shared)):
        assert apart(option(0, *fields), [other]) == ("timer",)
    for mixed in permutations(plain):
        assert apart(option(0, *mixed), [other]) == ("With", "c")


def test_nothing_that_is_made_says_a_word_twice() -> None:
    shape = component("ShieldReport", details=ir.Ref(ir.TypeId(DETAILS)))
    inner = inline(DETAILS, ir.Hint("details details", owner=shape.id))
    found = types(shape, inner)
    assert found[ir.TypeId(DETAILS)] == "ShieldReportDetails"


DETAILS = "/components/schemas/ShieldReport/properties/details"


def test_a_shared_wrapper_is_called_by_what_it_wraps_and_where() -> None:
    """`{data: AllocationResponse}` beside the component of that name."""
    held = component("AllocationResponse", "id")
    place = ir.TypeId(
        "/paths/~1allocations/get/responses/200/content/application~1json/schema"
    )
    hint = ir.Hint("response", owner=ir.TypeId("GET /allocations"), role="response")
    wrapper = inline(place, hint, data=ir.Ref(held.id))
    calls_ = [
        operation(line, None, responses=reply(ir.Ref(place)))
        for line in ("GET /allocations/{id}", "POST /allocations", "PUT /budgets/{id}")
    ]
    names = named(api(calls_, [held, wrapper]))
    assert names.type(place) == "AllocationDataResponse"


def test_a_wrapper_is_called_by_its_data_whatever_else_it_holds() -> None:
    """`{data: Episode, links: PageLinks}`, as JSON:API has it."""
    episode, links = component("Episode", "id"), component("PageLinks", "self")
    place = ir.TypeId("/paths/~1episodes/get/responses/200/content/json/schema")
    hint = ir.Hint("response", owner=ir.TypeId("GET /episodes"), role="response")
    held = {"data": ir.Ref(episode.id), "links": ir.Ref(links.id)}
    calls_ = [
        operation(line, None, responses=reply(ir.Ref(place)))
        for line in ("GET /episodes/{id}", "GET /next/{id}")
    ]
    names = named(api(calls_, [episode, links, inline(place, hint, **held)]))
    assert names.type(place) == "EpisodeResponse"


def test_values_of_a_parameter_of_several_operations_are_of_none_of_them() -> None:
    def asking(line: str, place: str) -> ir.Operation:
        wire = parameter("opt_fields")
        shared = ir.Array(ir.Ref(ir.TypeId(place)))
        return operation(line, None, parameters=(replace(wire, type=shared),))

    tasks, orders = (
        f"/paths/~1{name}/get/parameters/0/schema/items" for name in ("tasks", "orders")
    )
    choices = [
        alias(place, ir.Hint("opt_fields", role="item"), ir.Literals(values))
        for place, values in ((tasks, ("a", "b")), (orders, ("c", "d")))
    ]
    made = [
        asking("GET /tasks", tasks),
        asking("POST /tasks", tasks),
        asking("GET /orders", orders),
        asking("GET /carts/{id}", orders),
    ]
    names = named(api(made, choices))
    assert names.type(ir.TypeId(tasks)) == "TaskOptField"
    assert names.type(ir.TypeId(orders)) == "OptField"


def test_a_thing_with_a_list_is_not_called_a_list() -> None:
    item = component("MergeHistoryItem", "at")
    place = ir.TypeId(
        "/paths/~1contacts/post/responses/200/content/application~1json/schema"
    )
    hint = ir.Hint("response", owner=ir.TypeId("POST /contacts"), role="response")
    thing = inline(place, hint, id=ir.STRING, merge_history=ir.Array(ir.Ref(item.id)))
    made = [
        operation(line, None, responses=reply(ir.Ref(place)))
        for line in ("POST /contacts", "GET /contacts/{id}")
    ]
    assert named(api(made, [item, thing])).type(place) == "ContactResponse"
