from .shared import Pet as Pet
