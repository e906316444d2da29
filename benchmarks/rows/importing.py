"Import of recsys_torch and one model class, in a fresh process, beside torch alone"
import subprocess, sys

SIDES = dict(ours='', torch='')
QUICK = True

def load(): return 'import time; start = time.perf_counter(); {}; print(time.perf_counter()-start)'

def _run(code): return dict(seconds=float(subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True).stdout))

def ours(code, seed): return _run(code.format('import recsys_torch; recsys_torch.KorenMF'))
def torch(code, seed): return _run(code.format('import torch'))
