"""Open every page of a built site in Chromium and look at it as a reader's browser does: browser.py FOLDER [page ...] [--every=N]

Each page: no error on the console, nothing asked of another host, no request that fails, loaded within a second from disk, one h1 and no
skipped level, every figure with a text, a copy button on every piece of code, every link within reach of the keyboard with a visible focus,
no sideways scroll on a phone, and axe-core's rules of WCAG 2 A and AA, with contrast once more in the dark. Rendered modules get the cheap part
of that. The search finds every public name. axe takes seconds a page: with `--every=N` it reads the front page and one page in N."""
import asyncio, shutil, sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ARGS = 'no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync'
AT_ONCE = 3            # pages
SECONDS = 1.           # that a page may take to load; ten times that where axe reads a sample only, on a machine that may be shared
PHONE = dict(width=390, height=844)
DESK = dict(width=1280, height=900)

# What one page says about itself. Everything in one call, because each call waits for the other pages.
LOOK = r'''full => {
  const bad = [], at = e => (e.outerHTML || '').slice(0, 90).replace(/\s+/g, ' '), seen = e => e.checkVisibility({visibilityProperty: true});
  const heads = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].filter(seen).map(h => [+h.tagName[1], h.textContent.trim().slice(0, 40)]);
  if (heads.filter(h => h[0]==1).length!=1) bad.push(`has ${heads.filter(h => h[0]==1).length} h1`);
  heads.forEach(([n, t], i) => { if (n > (i ? heads[i-1][0] : 0) + 1) bad.push(`skips a heading level before "${t}"`) });
  for (const o of document.querySelectorAll('img')) {
    if (!(o.getAttribute('alt') || '').trim() || /\.(png|svg|jpg)$/.test(o.alt)) bad.push(`has a picture without a text: ${at(o)}`);
    if (o.complete && !o.naturalWidth) bad.push(`has a picture that does not load: ${at(o)}`);
  }
  if (!full) return bad;
  for (const o of document.querySelectorAll('article div.highlight'))
    if (!o.querySelector('button.copybtn') && !o.closest('.cell_output') && !o.classList.contains('source')) bad.push(`has code without a copy button: ${o.textContent.slice(0, 40)}`);
  const kinds = new Set();
  for (const o of document.querySelectorAll('a[href],button,summary,input,select,textarea,[tabindex]')) {
    if (!seen(o) || o.disabled) continue;
    if (o.tabIndex < 0) { if (o.matches('a[href],button')) bad.push(`cannot be reached by keyboard: ${at(o)}`); continue }
    const look = () => { const s = getComputedStyle(o); return [s.outlineStyle!='none' && parseFloat(s.outlineWidth) > 0 && s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor].join() };
    const kind = o.tagName + '.' + o.className + ' in ' + (o.parentElement?.className || '');
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    const before = look();
    o.focus({focusVisible: true, preventScroll: true});
    if (document.activeElement!=o) bad.push(`cannot be focused: ${at(o)}`);
    else if (look()==before) bad.push(`does not show its focus: ${at(o)}`);
    o.blur();
  }
  return bad;
}'''
WIDE = r'''() => {
  const w = innerWidth, e = document.scrollingElement;
  if (e.scrollWidth <= w) return [];
  const own = o => { for (let p = o.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX!='visible') return true; return false };
  const who = [...document.querySelectorAll('article *')].filter(o => o.getBoundingClientRect().right > w + 1 && !own(o));
  return [`scrolls sideways at ${w} px: it is ${e.scrollWidth} px wide` + (who.length ? ', because of ' + who[0].outerHTML.slice(0, 90).replace(/\s+/g, ' ') : '')];
}'''
AXE = r'''async ([most, include, options]) => {
  const alike = ['.sidebar-drawer', '.mobile-header'].filter(o => most && document.querySelector(o)).map(o => [o]);   // the same on every page
  const found = await axe.run({...(include ? {include} : {}), exclude: alike}, {resultTypes: ['violations'], preload: false, ...options});
  return found.violations.map(v => { const n = v.nodes[0], why = [...n.any, ...n.all, ...n.none][0];
    return `${v.id}: ${v.nodes.length}, the first ${n.target.join(' ')} (${why ? why.message : v.help})` });
}'''
RULES = f'''([most]) => ({AXE})([most, null, {{runOnly: ['wcag2a', 'wcag2aa'], rules: {{'color-contrast': {{enabled: false}}}}}}])'''
# axe asks for the ground under every word, which takes seconds on a page full of code. Contrast follows from two colours, size and weight:
# each combination is judged once, on the first page that has it, and on every page for as long as it fails.
CONTRAST = f'''async ([most, known]) => {{
  const kinds = new Map(), ground = o => {{ const out = []; for (; o; o = o.parentElement) {{ const s = getComputedStyle(o), b = s.backgroundColor;
    if (+s.opacity < 1) out.push(s.opacity); if (b!='rgba(0, 0, 0, 0)') {{ out.push(b); if (!b.startsWith('rgba')) break }} }} return out }};
  for (const o of document.body.querySelectorAll('*')) {{
    if (![...o.childNodes].some(n => n.nodeType==3 && n.data.trim()) || !o.checkVisibility({{visibilityProperty: true}}) || most && o.closest('.sidebar-drawer, .mobile-header')) continue;
    const s = getComputedStyle(o), kind = [s.color, s.fontSize, s.fontWeight, ...ground(o)].join(' ');
    if (!known.includes(kind) && !kinds.has(kind)) kinds.set(kind, o);
  }}
  const bad = kinds.size ? await ({AXE})([false, [...kinds.values()], {{runOnly: ['color-contrast']}}]) : [];
  return [bad, bad.length ? [] : [...kinds.keys()]];
}}'''
# What stands on a page a hundred times, words of code and rows of a table, is judged once.
TRIM = r'''() => {
  const seen = new Set();
  for (const o of document.querySelectorAll('.highlight span')) if (!o.children.length) {
    const kind = [o.className, getComputedStyle(o).color, !!o.closest('.cell_output'), !!o.closest('a')].join();
    if (seen.has(kind)) o.remove();
    seen.add(kind);
  }
  for (const o of document.querySelectorAll('article tr')) if (o.rowIndex > 2) o.remove();
}'''
SEARCH = r'''names => names.filter(n => !Search._performSearch(...Search._parseQuery(n)).some(r => r[2]==='#' + n.toLowerCase()))'''

def chromium():
    "The Chromium of the system, if there is one."
    return next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)

def absent():
    "What is missing for this check, or None."
    if not chromium(): return 'there is no Chromium'
    return next((f'{o} is not installed' for o in ('playwright', 'axe_playwright_python') if not find_spec(o)), None)

class Reader:
    "One tab, what it asked for and what went wrong in it."
    def __init__(self, tab, site):
        self.tab,self.site,self.trouble = tab,site.as_uri(),[]
        tab.on('request', self.asked)
        tab.on('requestfailed', lambda r: self.trouble.append(f'asks in vain for {r.url.removeprefix(self.site)}'))
        tab.on('pageerror', lambda e: self.trouble.append(f'throws {e}'))
        tab.on('console', lambda m: self.trouble.append(f'says on the console: {m.text}') if m.type in ('error', 'warning') else None)
    def asked(self, r):
        if not r.url.startswith((self.site, 'data:', 'blob:')): self.trouble.append(f'asks another place: {r.url}')
    async def open(self, f):
        self.trouble = []
        await self.tab.goto(f.as_uri() if isinstance(f, Path) else f, timeout=120_000)
        return await self.tab.evaluate('performance.getEntriesByType("navigation")[0].duration/1000')

async def read(reader, f, axe, source, first, known):
    "Everything wrong with one page, and the seconds that it took to load."
    tab = reader.tab
    await tab.set_viewport_size(DESK)
    await tab.emulate_media(color_scheme='light')
    secs = await reader.open(f)
    bad = await tab.evaluate(LOOK, not source)
    await tab.set_viewport_size(PHONE)
    bad += await tab.evaluate(WIDE)
    if axe and not source:
        await tab.set_viewport_size(DESK)
        await tab.evaluate(TRIM)
        await tab.evaluate(axe)
        bad += await tab.evaluate(RULES, [not first])
        for mode in ('light', 'dark'):
            await tab.emulate_media(color_scheme=mode)
            wrong,fine = await tab.evaluate(CONTRAST, [not first, sorted(known[mode])])
            bad += [f'in {mode} mode: {o}' for o in wrong]
            known[mode].update(fine)
    return reader.trouble+bad,secs

async def keyboard(reader, f):
    "The first key press on a page shows a way past the navigation."
    await reader.open(f)
    await reader.tab.keyboard.press('Tab')
    look = '''() => { const a = document.activeElement, r = a.getBoundingClientRect();
        return [a.getAttribute('href') || '', r.top >= 0 && r.left >= 0 && r.width > 20] }'''
    for _ in range(50):   # it slides in
        to,shown = await reader.tab.evaluate(look)
        if shown: break
        await reader.tab.wait_for_timeout(100)
    return [] if to[:1]=='#' and shown else [f'first leads the keyboard to {to!r}, not to a visible link past the navigation']

async def search(reader, f, names):
    "Each name that is searched for leads to the place that defines it; three are typed in, as a reader does it."
    await reader.open(f)
    bad = [f'does not find {n}' for n in await reader.tab.evaluate(SEARCH, names)]
    for n in names[::max(1, len(names)//3)]:
        await reader.tab.fill('input[name=q]', n)
        await reader.tab.press('input[name=q]', 'Enter')
        try: await reader.tab.wait_for_selector(f'#search-results li a[href$="#{n.lower()}"]', timeout=60_000)
        except Exception: bad.append(f'does not show {n} when it is typed in')
    return reader.trouble+bad

def public(lib):
    "Every public name of the package that a page defines in a cell."
    ns = {}
    exec((lib/'_modidx.py').read_text(encoding='utf-8'), ns)
    names = {sym.removeprefix(f'{mod}.') for mod,d in ns['d']['syms'].items() for sym in d}
    return sorted(n for n in names if '.' not in n and n[0]!='_')

async def check(site, only=(), every=1):
    "Complaints about the pages of a site, each with the page's name, and the seconds that each took to load."
    play,axe = import_module('playwright.async_api').async_playwright,find_spec('axe_playwright_python')
    axe = Path(axe.origin).with_name('axe.min.js').read_text(encoding='utf-8')
    files = [site/o for o in only] or sorted(site.rglob('*.html'), key=lambda f: (-f.stat().st_size, f))
    with_axe = {site/'index.html', *files[::every]}
    bad,secs,todo,known = {},{},list(files),{'light': set(), 'dark': set()}
    async with play() as p:
        browser = await p.chromium.launch(executable_path=chromium(), args=[f'--{o}' for o in ARGS.split()])
        async def work(first):
            reader = Reader(await browser.new_page(), site)
            while todo:
                f = todo.pop(0)
                bad[f],secs[f] = await read(reader, f, f in with_axe and axe, f.relative_to(site).parts[0]=='source', first, known)
                first = False
            return reader
        reader,*_ = await asyncio.gather(*(work(i==0) for i in range(AT_ONCE)))
        await reader.tab.set_viewport_size(DESK)
        limit = SECONDS if every==1 else 10*SECONDS
        for f in files:   # once more, without neighbours
            if secs[f]>limit: secs[f] = min(secs[f], await reader.open(f), await reader.open(f))
            if secs[f]>limit: bad[f].append(f'took {secs[f]:.2f} s to load')
        if not only:
            bad[site/'index.html'] += await keyboard(reader, site/'index.html')
            bad[site/'search.html'] += await search(reader, site/'search.html', public(site.parent/'recsys_torch'))
        await browser.close()
    return [f'{f.relative_to(site)} {o}' for f in sorted(bad) for o in dict.fromkeys(bad[f])],{f.relative_to(site).as_posix(): s for f,s in secs.items()}

if __name__=='__main__':
    if why := absent(): sys.exit(f'left out: {why}')
    every = next((int(a[8:]) for a in sys.argv if a.startswith('--every=')), 1)
    site,*only = [a for a in sys.argv[1:] if not a.startswith('--')]
    bad,secs = asyncio.run(check(Path(site).resolve(), only, every))
    slow = max(secs, key=secs.get)
    print(*bad, f'{len(secs)} pages; the slowest, {slow}, took {secs[slow]:.2f} s to load', sep='\n')
    sys.exit(bool(bad))
