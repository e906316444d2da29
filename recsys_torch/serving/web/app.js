// What you like -> what comes next, and why. Two engines answer the same three questions (search, recommend, map):
// one computes in the browser from page/data.js, the other asks the server that the page came from.
'use strict';
(() => {
const DATA = window.RECOMMENDER || {live: true}, K = 10;
const $ = id => document.getElementById(id);
const calm = matchMedia('(prefers-reduced-motion: reduce)');

// Text from data becomes text nodes only, never markup.
function el(tag, attributes = {}, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes)) {
    if (k.startsWith('on')) e.addEventListener(k.slice(2), v);
    else if (v !== null && v !== undefined) e.setAttribute(k, v);
  }
  e.append(...children.filter(o => o !== null));
  return e;
}
function icon(name) {
  const ns = 'http://www.w3.org/2000/svg', svg = document.createElementNS(ns, 'svg'), use = document.createElementNS(ns, 'use');
  svg.setAttribute('class', 'icon'); svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', '#' + name);
  svg.append(use);
  return svg;
}
const plain = s => String(s).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const many = (n, what) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
const asItem = (o, index) => ({key: JSON.stringify(o.item), id: o.item, title: String(o.title ?? o.item), info: o.info || '', index});

// ---- the engine that runs here

function decode(text, Type) {
  const s = atob(text), b = new Uint8Array(s.length);
  for (let i = 0; i < b.length; i++) b[i] = s.charCodeAt(i);
  return new Type(b.buffer);
}

function here(D) {
  const n = D.ids.length, d = D.width, q = decode(D.vectors, Int8Array), scale = decode(D.scales, Float32Array);
  const items = D.ids.map((id, i) => asItem({item: id, title: D.titles?.[i], info: D.info?.[i]}, i));
  const texts = items.map(o => plain(o.title)), at = new Map(items.map(o => [o.key, o]));
  const dot = (i, j) => {
    let s = 0;
    for (let t = 0; t < d; t++) s += q[i*d+t]*q[j*d+t];
    return s*scale[i]*scale[j];
  };
  // c = (1 + Z Z')^-1 1 for the liked rows Z, by Cholesky: A = L L', L b = 1, L' c = b
  const weights = liked => {
    const m = liked.length, L = liked.map(() => new Float64Array(m)), c = new Float64Array(m).fill(1);
    for (let i = 0; i < m; i++) for (let j = 0; j <= i; j++) {
      let s = dot(liked[i], liked[j]) + (i === j);
      for (let t = 0; t < j; t++) s -= L[i][t]*L[j][t];
      L[i][j] = i === j ? Math.sqrt(s) : s/L[j][j];
    }
    for (let i = 0; i < m; i++) { for (let t = 0; t < i; t++) c[i] -= L[i][t]*c[t]; c[i] /= L[i][i]; }
    for (let i = m-1; i >= 0; i--) { for (let t = i+1; t < m; t++) c[i] -= L[t][i]*c[t]; c[i] /= L[i][i]; }
    return c;
  };
  // score of j = sum_i c_i z_i.z_j = w.z_j with w = sum_i c_i z_i; the share of i in it is c_i z_i.z_j
  const recommend = (likes, k) => {
    const liked = likes.map(o => o.index), c = weights(liked), w = new Float64Array(d), score = new Float64Array(n);
    liked.forEach((i, m) => { for (let t = 0; t < d; t++) w[t] += c[m]*scale[i]*q[i*d+t]; });
    for (let j = 0, p = 0; j < n; j++) {
      let s = 0;
      for (let t = 0; t < d; t++) s += w[t]*q[p++];
      score[j] = s*scale[j];
    }
    for (const i of liked) score[i] = -Infinity;
    return best(score, k).filter(j => score[j] > -Infinity).map(j => {
      const because = likes.map((o, m) => ({key: o.key, id: o.id, title: o.title, part: c[m]*dot(liked[m], j)}));
      return {...items[j], score: score[j], because};
    });
  };
  return {
    meta: {model: D.model, n_items: n, n_factors: D.n_factors, limits: {items: Math.min(n-1, 200)}}, items, popular: items.slice(0, K),
    find: key => at.get(key), recommend: async (likes, k = K) => recommend(likes, k),
    search: async (text, limit) => ranked(texts, plain(text), limit).map(i => items[i]),
    map: async () => D.map && {items, at: unit(decode(D.map, Uint16Array)), labels: D.labels || []},
  };
}

function best(score, k) { // the k largest, best first, by a small sorted list; ties keep their order
  const top = [];
  for (let j = 0; j < score.length; j++) {
    if (top.length === k && !(score[j] > score[top[k-1]])) continue;
    let p = top.length;
    while (p && score[j] > score[top[p-1]]) p--;
    top.splice(p, 0, j);
    if (top.length > k) top.pop();
  }
  return top;
}

function ranked(texts, text, limit) { // starts with it, a word starts with it, contains it; then the given order
  const word = /[\p{L}\p{N}]/u, found = [[], [], []];
  if (!text) return [];
  for (let i = 0; i < texts.length && found[0].length < limit; i++) {
    let p = texts[i].indexOf(text), kind = p < 0 ? -1 : p === 0 ? 0 : 2;
    for (; p > 0 && kind === 2; p = texts[i].indexOf(text, p+1)) if (!word.test(texts[i][p-1])) kind = 1;
    if (kind >= 0) found[kind].push(i);
  }
  return found.flat().slice(0, limit);
}
const unit = a => Float32Array.from(a, o => o/65535);

// ---- the engine that asks

async function there() {
  let running = null;
  const ask = async (path, body, signal) => {
    const said = body && {method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify(body)};
    const r = await fetch(path, {...said, signal}).catch(e => { throw e.name === 'AbortError' ? e : new Error('The server does not answer.'); });
    const answer = await r.json().catch(() => ({}));
    if (!r.ok) throw new Error(answer.error || `The server answered ${r.status}.`);
    return answer;
  };
  const meta = await ask('metadata'), known = new Map();
  const met = o => { // one object for an item, however often it comes
    const i = asItem(o), k = known.get(i.key) || i;
    k.info = k.info || i.info;
    known.set(i.key, k);
    return k;
  };
  return {
    meta, items: [], popular: (await ask(`search?q=&limit=${K}`)).items.map(met), find: key => known.get(key),
    search: async (text, limit, signal) => (await ask(`search?q=${encodeURIComponent(text)}&limit=${limit}`, null, signal)).items.map(met),
    recommend: async (likes, k = K) => {
      running?.abort();
      running = new AbortController();
      const r = await ask('recommend', {items: likes.map(o => o.id), k, explain: true}, running.signal);
      return r.results[0].items.map(o => ({...met(o), score: 1, because: (o.because || []).map(b => ({...met(b), part: b.share}))}));
    },
    map: async () => {
      const map = meta.map ? await ask('map') : null;
      if (!map) return null;
      engine.items = map.items.map((id, i) => met({item: id, title: map.titles?.[i], info: map.info?.[i]}));
      return {items: engine.items, at: Float32Array.from(map.at.flat()), labels: map.labels || []};
    },
  };
}

// ---- the page

const likes = [];                     // in the order they were marked
let engine, shown = [], chart = null, turn = 0;
const isLiked = o => likes.some(l => l.key === o.key);
const colour = key => { const i = likes.findIndex(l => l.key === key); return i < 0 ? 'var(--dot)' : `var(--c${i % 8})`; };
const say = text => { $('said').textContent = text; };
const percent = x => `${Math.round(100*x)}%`;

function toggle(item) {
  const i = likes.findIndex(l => l.key === item.key);
  if (i >= 0) likes.splice(i, 1);
  else if (likes.length >= (engine.meta.limits?.items ?? 100)) return say(`${likes.length} likes are as many as this page takes.`);
  else likes.push(item);
  return update();
}

async function update() {
  const now = ++turn;
  drawLikes();
  remember();
  try {
    const found = likes.length ? await engine.recommend(likes) : engine.popular;
    if (now !== turn) return;
    shown = found;
    $('trouble').hidden = true;
    drawList();
    chart?.draw();
    announce();
  } catch (e) {
    if (e.name === 'AbortError' || now !== turn) return;
    $('trouble').textContent = e.message;
    $('trouble').hidden = false;
  }
}

function announce() {
  if (!likes.length) return say(shown.length ? 'Nothing marked: the list shows what is popular.' : 'Nothing marked.');
  const first = shown[0], why = first && reasons(first).pro[0];
  say(first ? `Recommendations changed. First: ${first.title}${why ? `, because you liked ${why.title}` : ''}.` : 'Nothing is left to recommend.');
}

let recalled = false;
function remember() { // likes in the address: reload it or pass it on
  if (!recalled) return;
  const hash = likes.length ? '#likes=' + encodeURIComponent(JSON.stringify(likes.map(o => o.id))) : ' ';
  try { history.replaceState(null, '', hash === ' ' ? location.pathname + location.search : hash); } catch (e) { /* some browsers forbid it in a file */ }
}

function recall() {
  recalled = true;
  try {
    const ids = JSON.parse(decodeURIComponent(location.hash.replace(/^#likes=/, '')) || '[]');
    for (const id of Array.isArray(ids) ? ids : []) {
      const o = engine.find(JSON.stringify(id));
      if (o && !isLiked(o)) likes.push(o);
    }
  } catch (e) { /* not an address of ours */ }
}

function drawLikes() {
  $('likes').replaceChildren(...likes.map((o, i) => {
    const off = () => { toggle(o); (($('likes').children[Math.min(i, likes.length-1)]?.querySelector('button')) || $('search')).focus(); };
    const dot = el('i', {class: 'dot', 'aria-hidden': 'true'});
    dot.style.background = colour(o.key);
    return el('li', {}, dot, el('span', {title: o.title}, o.title), el('button', {type: 'button', 'aria-label': `Remove ${o.title}`, onclick: off}, icon('cross')));
  }));
  $('clear').hidden = likes.length < 2;
}

// Each part over the score. Where something spoke against the item the parts for it are more than the score: over their sum then.
function reasons(o) {
  const all = (o.because || []).map(b => ({...b})), sum = all.reduce((s, b) => s+Math.max(b.part, 0), 0);
  for (const b of all) b.share = b.part/(Math.max(o.score, sum) || 1);
  return {pro: all.filter(b => b.share > 0).sort((a, b) => b.share-a.share), con: all.filter(b => b.share < -.1).sort((a, b) => a.share-b.share)};
}

function reason(key, title, share) { // the dot stays with the first word
  const dot = el('i', {class: 'dot', 'aria-hidden': 'true'}), [first, ...rest] = title.split(' ');
  if (key) dot.style.background = colour(key);
  return el('span', {class: 'reason'}, el('span', {class: first.length < 30 ? 'glued' : ''}, key ? dot : '', first), rest.length ? ' '+rest.join(' ') : '',
    share === undefined ? '' : el('span', {class: 'share'}, `\u00a0${percent(share)}`));
}

function why(o) {
  const {pro, con} = reasons(o), most = likes.length <= 4 ? 4 : 3, text = el('p', {class: 'because'}), bar = el('div', {class: 'bar', 'aria-hidden': 'true'});
  if (!pro.length) text.append('Little in it is like what you marked.');
  pro.forEach((b, i) => {
    const part = el('i');
    part.style.background = colour(b.key);
    part.style.width = `${100*b.share}%`;
    bar.append(part);
    if (i < most) text.append(i ? ' ' : 'because you liked ', reason(b.key, b.title, b.share));
  });
  const others = likes.length-con.length-most, rest = 1-pro.slice(0, most).reduce((s, b) => s+b.share, 0);
  if (others > 0 && rest > .005) text.append(' ', reason(null, `${others} more`, rest));
  if (con.length) text.append(' though not ', reason(con[0].key, con[0].title));
  return el('div', {class: 'why'}, pro.length ? bar : null, text);
}

function drawList() {
  const list = $('list'), had = [...list.children].findIndex(o => o.contains(document.activeElement));
  const was = new Map([...list.children].map(o => [o.dataset.key, o.getBoundingClientRect().top]));
  $('next-title').textContent = likes.length ? 'Recommended' : 'To start with';
  $('next-about').textContent = likes.length ? '' : shown.length ? 'The most popular. Mark one you like, or search above.' : 'Search for something that you like.';
  list.replaceChildren(...shown.map((o, i) => {
    const mark = el('button', {type: 'button', class: 'like', 'aria-label': `I like ${o.title}`, title: 'I like this', onclick: () => toggle(o)}, icon('heart'));
    const li = el('li', {'data-key': o.key}, el('span', {class: 'rank'}, `${i+1}`),
      el('div', {}, el('span', {class: 'title'}, o.title), o.info ? el('div', {class: 'info'}, o.info) : null, likes.length ? why(o) : null), mark);
    li.addEventListener('pointerenter', () => chart?.point(o.key));
    li.addEventListener('pointerleave', () => chart?.point(null));
    mark.addEventListener('focus', () => chart?.point(o.key));
    mark.addEventListener('blur', () => chart?.point(null));
    return li;
  }));
  if (had >= 0) (list.children[Math.min(had, shown.length-1)]?.querySelector('button') || $('search')).focus({preventScroll: true});
  if (calm.matches) return;
  for (const li of list.children) { // from where it was to where it is
    const from = was.get(li.dataset.key), move = from === undefined ? 0 : from-li.getBoundingClientRect().top;
    const first = from === undefined ? {opacity: 0} : {transform: `translateY(${move}px)`};
    if (from === undefined || move) li.animate([first, {opacity: 1, transform: 'none'}], {duration: 220, easing: 'ease-out'});
  }
}

// ---- search: a combobox with a list box

function combobox() {
  const input = $('search'), list = $('found');
  let found = [], foundFor = '', active = -1, asked = 0, wait = 0, running = null;
  const close = () => { asked++; foundFor = ''; list.hidden = true; found = []; mark(-1); input.setAttribute('aria-expanded', 'false'); };
  const mark = i => {
    active = i;
    [...list.children].forEach((o, j) => o.setAttribute('aria-selected', j === i));
    if (i < 0) input.removeAttribute('aria-activedescendant');
    else { input.setAttribute('aria-activedescendant', `found-${i}`); list.children[i].scrollIntoView({block: 'nearest'}); }
  };
  const choose = i => {
    const o = found[i];
    close();
    input.value = '';
    $('nothing').hidden = true;
    if (isLiked(o)) say(`${o.title} is marked already.`); else toggle(o);
  };
  const strong = title => { // the part that was typed, where plain text and title line up
    const p = plain(title).indexOf(plain(input.value.trim())), n = input.value.trim().length;
    if (p < 0 || plain(title).length !== title.length) return [title];
    return [title.slice(0, p), el('b', {}, title.slice(p, p+n)), title.slice(p+n)];
  };
  const look = async () => {
    const text = input.value.trim(), now = ++asked;
    running?.abort();
    running = new AbortController();
    if (!text) { $('nothing').hidden = true; return close(); }
    try { found = await engine.search(text, 8, running.signal); } catch (e) {
      if (e.name === 'AbortError' || now !== asked) return;
      $('nothing').textContent = e.message; $('nothing').hidden = false;
      return close();
    }
    if (now !== asked) return;
    foundFor = text;
    list.replaceChildren(...found.map((o, i) => {
      const li = el('li', {role: 'option', id: `found-${i}`, 'aria-selected': 'false'}, el('span', {}, ...strong(o.title)),
        isLiked(o) ? el('small', {}, 'marked') : o.info ? el('small', {}, o.info) : null);
      li.addEventListener('pointerdown', e => e.preventDefault());
      li.addEventListener('click', () => choose(i));
      li.addEventListener('pointermove', () => { if (active !== i) mark(i); });
      return li;
    }));
    list.hidden = !found.length;
    input.setAttribute('aria-expanded', String(!!found.length));
    mark(found.length ? 0 : -1);
    $('nothing').hidden = !!found.length;
    if (!found.length) $('nothing').textContent = `No title contains “${text}”.`;
    say(found.length ? `${many(found.length, 'title')} found.` : $('nothing').textContent);
  };
  input.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(look, DATA.live ? 120 : 0); });
  input.addEventListener('keydown', e => {
    if (e.isComposing) return;
    const step = {ArrowDown: 1, ArrowUp: -1}[e.key];
    if (step) {
      e.preventDefault();
      if (list.hidden) look(); else mark((active+step+found.length) % found.length);
    } else if (e.key === 'Enter' && input.value.trim()) { // what was typed last counts, not the list that still stands there
      e.preventDefault();
      if (input.value.trim() === foundFor && active >= 0) choose(active);
      else { clearTimeout(wait); look().then(() => { if (active >= 0) choose(active); }); }
    }
    else if (e.key === 'Escape') { clearTimeout(wait); if (list.hidden) input.value = ''; $('nothing').hidden = true; close(); }
  });
  input.addEventListener('blur', () => setTimeout(close, 100));
}

// ---- the map

function makeMap({items, at, labels}) {
  const box = $('map'), canvas = $('canvas'), tip = $('tip'), n = items.length, where = new Map(items.map((o, i) => [o.key, i]));
  let size = 0, cursor = -1, pointed = null, markers = new Map();
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const X = i => size*(.05+.9*at[2*i]), Y = i => size*(.05+.9*at[2*i+1]);
  const colours = () => Object.fromEntries(['dot', 'ink', 'quiet', 'card', 'heart', ...Array.from({length: 8}, (_, i) => `c${i}`)].map(o => [o, css(`--${o}`)]));

  function draw() {
    const ratio = window.devicePixelRatio || 1, g = canvas.getContext('2d'), c = colours();
    size = box.clientWidth;
    if (canvas.width !== Math.round(size*ratio)) canvas.width = canvas.height = Math.round(size*ratio);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, size, size);
    const disc = (x, y, r, fill, rim) => {
      g.beginPath(); g.arc(x, y, r, 0, 7);
      if (rim) { g.lineWidth = 2; g.strokeStyle = rim; g.stroke(); }
      g.fillStyle = fill; g.fill();
    };
    const r = Math.max(1, Math.min(3.5, 56/Math.sqrt(n)));
    for (let i = n-1; i >= 0; i--) disc(X(i), Y(i), r, c.dot);
    place();
    names(g, c);
    g.textAlign = 'center'; g.textBaseline = 'middle'; g.font = '600 11px system-ui, sans-serif';
    g.lineWidth = 1.5; g.strokeStyle = c.quiet;
    for (const m of markers.values()) {
      if (Math.hypot(m.x-X(m.i), m.y-Y(m.i)) < 4) continue;
      g.beginPath(); g.moveTo(X(m.i), Y(m.i)); g.lineTo(m.x, m.y); g.stroke();
      disc(X(m.i), Y(m.i), r, c.quiet);
    }
    for (const m of [...markers.values()].reverse()) {
      disc(m.x, m.y, m.r, m.rank ? c.ink : c[m.colour], c.card);
      if (m.rank) { g.fillStyle = c.card; g.fillText(m.rank, m.x, m.y+.5); }
    }
    for (const i of [cursor, pointed === null ? -1 : where.get(pointed) ?? -1]) if (i >= 0) {
      g.beginPath(); g.arc(...spot(i), markers.has(i) ? 13 : 8, 0, 7); g.lineWidth = 2.5; g.strokeStyle = c.ink; g.stroke();
    }
    hint();
  }
  function place() { // likes and recommendations; those that would cover each other step aside
    markers = new Map();
    likes.forEach((o, k) => { const i = where.get(o.key); if (i !== undefined) markers.set(i, {i, r: 8, colour: `c${k%8}`, x: X(i), y: Y(i)}); });
    if (likes.length) shown.forEach((o, k) => { const i = where.get(o.key); if (i !== undefined) markers.set(i, {i, r: 9, rank: k+1, x: X(i), y: Y(i)}); });
    const all = [...markers.values()];
    for (let t = 0; t < 60; t++) for (let a = 0; a < all.length; a++) for (let b = 0; b < a; b++) {
      const p = all[a], q = all[b], least = p.r+q.r+2, dx = p.x-q.x || .01*(a-b), dy = p.y-q.y || .01, d = Math.hypot(dx, dy);
      if (d >= least) continue;
      const f = (least-d)/d/2;
      p.x += f*dx; p.y += f*dy; q.x -= f*dx; q.y -= f*dy;
    }
    for (const m of all) { m.x = Math.min(size-12, Math.max(12, m.x)); m.y = Math.min(size-12, Math.max(12, m.y)); }
  }
  function names(g, c) {
    g.textAlign = 'center'; g.textBaseline = 'middle'; g.font = `600 ${size < 420 ? 12 : 13}px system-ui, sans-serif`;
    g.lineJoin = 'round'; g.lineWidth = 4; g.strokeStyle = c.card; g.fillStyle = c.quiet;
    const taken = [...markers.values()].map(m => ({x: m.x, y: m.y, w: m.r, h: m.r}));
    for (const l of labels) { // a name that a marker would cover steps up or down
      const half = g.measureText(l.name).width/2+4, x = Math.min(size-half, Math.max(half, size*(.05+.9*l.x))), mid = size*(.05+.9*l.y);
      const free = y => y > 8 && y < size-8 && taken.every(o => Math.abs(o.x-x) >= half+o.w || Math.abs(o.y-y) >= 8+o.h);
      const y = [0, -20, 20, -40, 40].map(d => mid+d).find(free) ?? mid;
      taken.push({x, y, w: half, h: 8});
      g.strokeText(l.name, x, y); g.fillText(l.name, x, y);
    }
  }
  const spot = i => { const m = markers.get(i); return m ? [m.x, m.y] : [X(i), Y(i)]; };
  function hint() { // the title beside the point, inside the map
    const i = cursor;
    tip.hidden = i < 0;
    if (i < 0) return;
    const o = items[i], rank = likes.length ? shown.findIndex(s => s.key === o.key)+1 : 0;
    const state = isLiked(o) ? 'you like this' : rank ? `recommendation ${rank}` : o.info;
    tip.replaceChildren(o.title, state ? el('small', {}, state) : '');
    const w = tip.offsetWidth, h = tip.offsetHeight, [x, y] = spot(i);
    tip.style.left = `${Math.min(size-w-4, Math.max(4, x-w/2))}px`;
    tip.style.top = `${y-h-18 > 4 ? y-h-18 : y+18}px`;
  }
  function near(e, reach) {
    const b = box.getBoundingClientRect(), x = e.clientX-b.left-box.clientLeft, y = e.clientY-b.top-box.clientTop;
    let i = -1, d = reach*reach;
    for (let j = 0; j < n; j++) {
      const e2 = (X(j)-x)**2+(Y(j)-y)**2;
      if (e2 < d && !markers.has(j)) { d = e2; i = j; }
    }
    for (const m of markers.values()) { // drawn on top: their whole disc counts
      const e2 = (m.x-x)**2+(m.y-y)**2;
      if (e2 < m.r*m.r || e2 < d) { d = Math.min(e2, .01); i = m.i; }
    }
    return i;
  }
  function step(dx, dy) { // the nearest point within 45 degrees of the arrow
    if (cursor < 0) return begin();
    let to = -1, least = Infinity;
    for (let j = 0; j < n; j++) {
      const x = X(j)-X(cursor), y = Y(j)-Y(cursor), ahead = x*dx+y*dy, aside = Math.abs(x*dy)+Math.abs(y*dx);
      if (ahead > .5 && aside <= ahead && ahead+aside < least) { least = ahead+aside; to = j; }
    }
    if (to >= 0) cursor = to;
  }
  const begin = () => { cursor = where.get((likes.length ? shown[0] ?? likes[0] : items[0]).key) ?? 0; };
  const tell = () => {
    const o = items[cursor], rank = likes.length ? shown.findIndex(s => s.key === o.key)+1 : 0;
    say(`${o.title}${o.info ? ', '+o.info : ''}${isLiked(o) ? ', you like this' : rank ? `, recommendation ${rank}` : ''}`);
  };
  const press = () => { if (cursor >= 0) toggle(items[cursor]); };

  box.addEventListener('pointermove', e => {
    if (e.pointerType !== 'mouse') return;
    const i = near(e, 16);
    if (i !== cursor) { cursor = i; draw(); }
  });
  box.addEventListener('pointerleave', e => { if (e.pointerType === 'mouse' && document.activeElement !== box) { cursor = -1; draw(); } });
  let finger = false;
  box.addEventListener('pointerdown', e => { finger = e.pointerType === 'touch'; });
  box.addEventListener('click', e => { // a finger first sees the title, then likes
    const i = near(e, 24), twice = i >= 0 && i === cursor;
    cursor = i;
    if (i >= 0 && (!finger || twice)) press(); else { draw(); if (i >= 0) tell(); }
  });
  box.addEventListener('keydown', e => {
    const arrow = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[e.key];
    if (arrow) step(...arrow);
    else if (e.key === 'Home') begin();
    else if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); return press(); }
    else if (e.key === 'Escape') { cursor = -1; return draw(); }
    else return;
    e.preventDefault();
    draw();
    tell();
  });
  box.addEventListener('focus', () => { if (cursor < 0 && box.matches(':focus-visible')) { begin(); draw(); tell(); } });
  box.addEventListener('blur', () => { cursor = -1; draw(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
  new ResizeObserver(draw).observe(box);
  box.classList.remove('waiting');
  draw();
  return {draw, point: key => { pointed = key; draw(); }, xy: key => spot(where.get(key))};
}

// ---- begin

async function start() {
  if (DATA.title) $('name').textContent = document.title = DATA.title;
  try { engine = DATA.live ? await there() : here(DATA); } catch (e) {
    $('trouble').textContent = e.message; $('trouble').hidden = false;
    return;
  }
  const m = engine.meta;
  $('facts').textContent = `${many(m.n_items, 'item')}, ${m.model}${m.n_factors ? ` with ${many(m.n_factors, 'factor')}` : ''}.`;
  if (DATA.left_out) {
    $('left-out').textContent = `These are the most popular; ${many(DATA.left_out, 'item')} of the catalogue ${DATA.left_out === 1 ? 'is' : 'are'} left out.`;
    $('left-out').hidden = false;
  }
  $('private').textContent = DATA.live ? 'What you mark is sent to the server of this page, and nowhere else.' : 'All of it is computed in your browser: what you mark is sent nowhere.';
  if (DATA.about) $('private').append(' ', el('a', {href: DATA.about}, 'How it works'));
  combobox();
  $('clear').addEventListener('click', () => { likes.length = 0; update(); $('search').focus(); });
  const frame = there => { $('place').hidden = !there; document.querySelector('main').classList.toggle('alone', !there); };
  frame(DATA.live ? m.map : DATA.map);
  if (DATA.live) await update(); // the server may have to draw the map first: the list does not wait for it
  const map = await engine.map().catch(() => null);
  if (map && map.items.length) chart = makeMap(map);
  frame(chart);
  recall();
  await update();
  window.recommender = {engine, toggle, likes: () => likes.map(o => o.id), shown: () => shown, chart}; // for the console
}
start();
})();
