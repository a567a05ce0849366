from .things import Thing as Thing, ThingColor as ThingColor, ThingPlace as ThingPlace
