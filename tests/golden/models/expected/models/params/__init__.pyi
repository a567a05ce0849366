from .things import ThingParam as ThingParam, ThingPlaceParam as ThingPlaceParam
