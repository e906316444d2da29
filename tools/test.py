"""Everything that must hold before a commit, ending with the line `N passed, N failed`: test.py [notebook ...] [--slow] [--flags=cuda]

First what is generated (modules, package front, clean notebooks, README, site) is made again in a copy and compared byte for byte with what
stands here, and ruff reads the code; then every notebook's cells run, as `nbdev-test` runs them. Cells that need a data set run where
RECSYS_TORCH_DATA holds it, cells that drive a browser where there is a Chromium,
and torchrec's where it is installed; those left out are counted and named."""
import filecmp, os, shutil, subprocess, sys, tempfile, time
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')   # before torch: threads that spin while they wait crawl on a busy machine
from nbdev.config import get_config
from nbdev.doclinks import nbglob
from nbdev.test import nb_test_cells, test_nb

MISSING = dict(browser='there is no Chromium', torchrec='torchrec is not installed')
# the flag of the cells that need a data set -> its folder under RECSYS_TORCH_DATA
DATA = {f.replace('-', '_'): f for f in ('ml-100k', 'ml-1m', 'ml-10m-tags', 'ml-latest-small', 'amazon', 'gowalla', 'ncf-ml-1m', 'splits')}

def differences(old, new, keep=lambda p: True):
    "Paths whose content differs between two folders, or that only one of them has."
    def files(d): return {p.relative_to(d) for p in d.rglob('*') if p.is_file() and '__pycache__' not in p.parts} if d.is_dir() else set()
    both = {p for p in files(old) | files(new) if keep(p)}
    return sorted(str(p) for p in both if not ((old/p).is_file() and (new/p).is_file() and filecmp.cmp(old/p, new/p, shallow=False)))

def check_generated(root):
    "Run `make prepare` in a copy; yield (check, what is out of date)."
    with tempfile.TemporaryDirectory() as tmp:
        copy = Path(tmp)/root.name
        ls = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], cwd=root, capture_output=True)
        if ls.returncode: shutil.copytree(root, copy, ignore=shutil.ignore_patterns('.venv', '_proc', 'build', '*.egg-info', '__pycache__'))
        else:
            for p in {q for q in ls.stdout.decode().split('\0') if q and (root/q).is_file()}:
                (copy/p).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(root/p, copy/p)
        site = sys.version_info>=(3,11)   # the pins that the site is built with need it
        res = subprocess.run([sys.executable, 'tools/prepare.py', *([] if site else ['--no-docs'])], cwd=copy,
                             env=os.environ | {'PYTHONPATH': str(copy)}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if res.returncode:
            yield 'make prepare', res.stdout.splitlines()[-20:]
            return
        yield 'modules match the notebooks', differences(root/'recsys_torch', copy/'recsys_torch', lambda p: p.suffix=='.py')
        yield 'notebooks are clean', differences(root/'nbs', copy/'nbs', lambda p: p.suffix=='.ipynb' and '.ipynb_checkpoints' not in p.parts)
        if site:
            yield 'README is current', [] if filecmp.cmp(root/'README.md', copy/'README.md', shallow=False) else ['README.md']
            yield 'site is current', differences(root/'docs', copy/'docs')
            res = subprocess.run([sys.executable, 'tools/docs/check.py', copy/'docs'], stdout=subprocess.PIPE, text=True)
            yield 'site is whole: links live, nothing from another host', res.stdout.splitlines() if res.returncode else []
            res = subprocess.run([sys.executable, 'tools/docs/browser.py', copy/'docs', '--every=1' if '--slow' in sys.argv else '--every=8'], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if 'left out' in res.stdout[:8]: print(f'left out: the site in a browser ({res.stdout.strip()[10:]})')
            else: yield 'site in Chromium: console, headings, keyboard, contrast, phone, search', res.stdout.splitlines() if res.returncode else []
        else: print('left out: README and site are checked on Python 3.11 and later')

def check_ruff(root):
    res = subprocess.run([sys.executable, '-m', 'ruff', 'check', '-q', '--output-format=concise', '.'], cwd=root, stdout=subprocess.PIPE, text=True)
    yield 'ruff', res.stdout.splitlines() if res.returncode else []

def flags_here(cfg):
    "The flags whose data set, browser or package is present, and those whose is not."
    home = os.environ.get('RECSYS_TORCH_DATA')
    here = {f for f,d in DATA.items() if home and (Path(home).expanduser()/d).is_dir()}
    if browser(): here.add('browser')
    if find_spec('torchrec'): here.add('torchrec')
    return here, {*DATA,'browser','torchrec'}-here

def browser():
    "The Chromium that cells flagged `browser` drive, if there is one."
    return next(filter(None, map(shutil.which, ('chromium','chromium-browser','google-chrome'))), None)

def share_cores(workers):
    "Each worker's torch keeps to its share of the cores."
    import torch
    torch.set_num_threads(max(1, (os.cpu_count() or 1)//workers))

def main():
    cfg = get_config()
    root,passed,failed = cfg.config_path,0,0
    def report(ok, what, secs, detail=()):
        nonlocal passed, failed
        passed,failed = passed+bool(ok),failed+(not ok)
        print(f"{'ok  ' if ok else 'FAIL'} {what}" + (f' {secs:.1f}s' if secs else ''), *detail, sep='\n     ', flush=True)
    names = [a for a in sys.argv[1:] if not a.startswith('--')]
    if home := os.environ.get('RECSYS_TORCH_DATA'): os.environ['RECSYS_TORCH_DATA'] = str(Path(home).expanduser().absolute())
    on,absent = flags_here(cfg)
    force = on | {f for a in sys.argv[1:] if a.startswith('--flags=') for f in a[8:].split(',')} | ({'slow'} if '--slow' in sys.argv else set())
    for check in () if names else (check_generated, check_ruff):   # not beside the notebooks: a third process on two cores stretches their cells
        start = time.time()
        for what,bad in check(root):
            report(not bad, what, time.time()-start, bad[:20] + ([f'and {len(bad)-20} more; `make prepare` mends what is generated'] if len(bad)>20 else []))
            start = time.time()
    files = [Path(n).absolute() for n in names] or sorted(f.absolute() for f in nbglob(as_path=True))
    skip,left = cfg.tst_flags.split(),{}
    for f in files:
        for c in nb_test_cells(f):
            if off := set(c.directives_) & set(skip) - force:
                for o in off: left[o] = left.get(o, 0)+1
    timeout = None if '--slow' in sys.argv else 5*cfg.cell_timeout   # a minute of a core to itself; a shared machine takes longer
    workers = 2 if (os.cpu_count() or 1)>1 else 1
    with ProcessPoolExecutor(workers, mp_context=get_context('spawn'), initializer=share_cores, initargs=(workers,)) as ex:
        jobs = [(f, ex.submit(test_nb, f, skip_flags=skip, force_flags=force, basepath=root, cell_timeout=timeout)) for f in files]
        for f,job in jobs:
            try: ok,secs = job.result()
            except Exception as e: ok,secs = False,0; print(f'{type(e).__name__}: {e}', file=sys.stderr)
            report(ok, f.relative_to(root), secs)
    for o,n in sorted(left.items()):
        why = (MISSING.get(o) or f'RECSYS_TORCH_DATA has no folder {DATA[o]}') if o in absent else f'--flags={o} runs them'
        print(f'left out: {n} cells flagged {o} ({why})')
    print(f'{passed} passed, {failed} failed')
    sys.exit(bool(failed) or not passed)

if __name__=='__main__': main()
