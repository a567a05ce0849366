"""Variants that come with newer servers: they are objects, and checkers ask for them."""

from typing import TYPE_CHECKING, assert_never

from zoo import (
    Animal,
    AnimalDetails,
    Cat,
    CodeLock,
    Dog,
    House,
    KeyLock,
    Lock,
    UnknownVariant,
    WoodDoor,
    Zoo,
)
from zoo.testing import fake


def sound(animal: Animal) -> str:
    match animal:
        case Dog(bark=bark):
            return bark
        case Cat() | AnimalDetails():
            return animal.name
        case UnknownVariant():
            return str(animal.to_dict()["@type"])
        case _:
            assert_never(animal)


def by_tag(animal: Animal) -> str | int | None:
    if animal.type == "dog":
        return animal.bark
    elif animal.type == "Cat":
        return animal.lives
    elif animal.type is None:
        return animal.to_json()
    return animal.name


def by_class(animal: Animal) -> str:
    return animal.name if not isinstance(animal, UnknownVariant) else "?"


def secret(lock: Lock) -> str | int:
    """What has a constant of its own in each variant is told to be all there is."""
    match lock:
        case KeyLock(key=key):
            return key
        case CodeLock(code=code):
            return code
        case _:
            assert_never(lock)


transport = fake()
client = Zoo(transport=transport)
listed = [
    {"@type": "dog", "name": "Rex", "bark": "Woof"},
    {"@type": "fox", "name": "Rey", "born": "2026-01-02"},
    {"@type": "Cat", "name": "Tom", "lives": 9},
    {"@type": "Animal", "name": "Ant"},
]
transport.reply("GET", "/animals", json=listed)
animals = client.animals.list()
dog, fox, cat, ant = animals
assert isinstance(fox, UnknownVariant) and fox.type is None, fox
assert fox.to_dict() == listed[1], fox.to_dict()
assert [sound(each) for each in animals] == ["Woof", "fox", "Tom", "Ant"]
assert [by_class(each) for each in animals] == ["Rex", "?", "Tom", "Ant"]
assert [by_tag(each) for each in (dog, cat, ant)] == ["Woof", 9, "Ant"]

# What was read can be sent as it came, what is built has its tag.
client.animals.create(body=fox)
assert transport.requests[-1].json() == listed[1]
client.animals.create(body=Dog(name="Rex", bark="Wuff"))
assert transport.requests[-1].json() == {"@type": "dog", "name": "Rex", "bark": "Wuff"}
client.animals.create(body=Cat(name="Tom"))
assert transport.requests[-1].json() == {"@type": "Cat", "name": "Tom"}
client.orders.create(body={"type": "Meat", "grams": 5})

house = {
    "door": {"kind": "glass", "panes": 2},
    "lock": {"kind": "CodeLock", "code": 7},
    "guests": {"a": {"@type": "emu", "legs": 2}},
    "guard": None,
}
transport.reply("GET", "/houses/1", json=house)
found = client.houses.retrieve(id="1")
assert isinstance(found.door, UnknownVariant), found
assert found.guests is not None and isinstance(found.guests["a"], UnknownVariant)
assert found.guard is None and secret(found.lock) == 7
assert found.to_dict() == house
copy = House.model_validate_json(found.to_json())
assert copy == found and House.model_validate(found.model_dump()) == found
assert House(door=found.door, lock=found.lock).door is found.door
client.houses.update(id="1", door=found.door, lock=found.lock)
assert transport.requests[-1].json() == {"door": house["door"], "lock": house["lock"]}
assert WoodDoor(tree="oak").to_dict() == {"kind": "wood", "tree": "oak"}

if TYPE_CHECKING:
    dog.name  # refused
    client.houses.retrieve(id="1").door.tree  # refused
    Dog(type="cat", name="Rex", bark="Woof")  # refused
    client.orders.create(body={"type": "Straw"})  # refused
    client.orders.create(body=fox)  # refused

    def forgetful(animal: Animal) -> str:
        match animal:
            case Dog() | Cat() | AnimalDetails():
                return animal.name
            case _:
                assert_never(animal)  # refused
