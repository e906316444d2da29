"temporary"
from recsys_torch.kernels import *
from recsys_torch.kernels import compiled, inlined, share, mix64, stream, GOLDEN
