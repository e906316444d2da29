"LightFM's interface over this library: change the import, keep the program."

from .model import LightFM as LightFM
