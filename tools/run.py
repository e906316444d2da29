"Execute notebooks with every cell on, store their outputs and clean them: run.py notebook [...] [--slow]"
import json, os, sys
from importlib.util import find_spec
from pathlib import Path
os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')   # before torch: threads that spin while they wait crawl on a busy machine
os.environ.setdefault('MATPLOTLIBRC', str(Path(__file__).with_name('matplotlibrc')))   # before matplotlib: one style for all figures
from nbdev.clean import clean_nb, process_write
from nbdev.config import get_config
from nbdev.test import test_nb

def hush(f):
    "Leave out of the stored outputs what a kernel says when it is compiled for the first time."
    nb = json.loads(f.read_text(encoding='utf-8'))
    for c in nb['cells']:
        for o in c.get('outputs', []):
            if o.get('name')=='stderr': o['text'] = [l for l in ''.join(o['text']).splitlines(True) if not l.startswith('compiling ')]
        if 'outputs' in c: c['outputs'] = [o for o in c['outputs'] if o.get('name')!='stderr' or o['text']]
    f.write_text(json.dumps(nb, indent=1, ensure_ascii=False, sort_keys=True)+'\n', encoding='utf-8')

def main():
    cfg = get_config()
    off = {'notest', 'cuda'} | (set() if '--slow' in sys.argv else {'slow'})
    if not all((cfg.config_path/f'.venv-bench-{o}').is_dir() for o in ('lightfm','implicit','surprise')): off.add('peers')
    if not find_spec('torchrec'): off.add('torchrec')
    for f in [Path(a).absolute() for a in sys.argv[1:] if not a.startswith('--')]:
        ok,secs = test_nb(f, skip_flags=off, basepath=cfg.config_path, save=True, cell_timeout=None)
        if not ok: sys.exit(f'FAIL {f.name}')
        hush(f)
        process_write(f'Failed to clean {f}', clean_nb, f)
        print(f'ok   {f.relative_to(cfg.config_path)} {secs:.1f}s')

if __name__=='__main__': main()
