"Where programs look for the class, too."

from .model import LightFM as LightFM
