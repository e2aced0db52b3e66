'use strict';
// Filters. The address's fragment holds the whole state, so that a view can be linked: an id to go to, and what
// the form says, as in #c-4ffe&topic=negotiations. Without this script the page shows everything.
(() => {
  const form = document.getElementById('filters');
  const count = document.getElementById('count');
  const nothing = document.getElementById('nothing');
  const CHOICES = ['topic', 'actor', 'outlet', 'kind'];
  const FIELDS = [...CHOICES, 'from', 'to', 'q'];

  // Read once: what is shown or hidden, and what the filters ask of it.
  const list = (text) => (text ? text.split(' ') : []);
  const items = Array.from(document.querySelectorAll('[data-d]'), (node) => {
    const data = node.dataset;
    const row = node.classList.contains('row');
    return {
      node, row,
      claim: node.classList.contains('claim'),
      dims: !row && !node.classList.contains('claim') && !node.classList.contains('told'),
      group: node.closest('[data-group]'),
      topic: data.t, actor: list(data.a), outlet: list(data.o), kind: list(data.k),
      days: list(data.d).map((span) => { const ends = span.split('/'); return [ends[0], ends[ends.length - 1]]; }),
      text: null, shown: true,
    };
  });
  const groups = new Map();
  for (const item of items) if (item.group) groups.set(item.group, 0);
  for (const node of document.querySelectorAll('[data-group]')) if (!groups.has(node)) groups.set(node, 0);
  const lines = Array.from(document.querySelectorAll('.lines a'), (node) => ({ node, row: node.getAttribute('href').slice(1) }));
  const charts = Array.from(document.querySelectorAll('.chart'));
  const all = (kind) => items.filter((item) => item[kind]).length;
  const allRows = all('row'), allClaims = all('claim');

  // Letters without marks above or below them, in lower case.
  const plain = (text) => text.normalize('NFKD').replace(/[\p{M}\u0640]/gu, '').toLowerCase();
  const textOf = (item) => {
    if (item.text === null) {
      const heading = item.claim && item.group ? item.group.querySelector('header').textContent : '';
      item.text = plain(item.node.textContent + ' ' + heading);
    }
    return item.text;
  };

  const wanted = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name].value.trim()]));
  const inDays = (days, from, to) => days.some(([first, last]) => (!from || first >= from) && (!to || last <= to));
  const fits = (item, want, words) =>
    (!want.topic || item.topic === want.topic) &&
    (!want.actor || item.actor.includes(want.actor)) &&
    (!want.outlet || item.outlet.includes(want.outlet)) &&
    (!want.kind || item.kind.includes(want.kind)) &&
    ((!want.from && !want.to) || inDays(item.days, want.from, want.to)) &&
    (words.length === 0 || item.dims || words.every((word) => textOf(item).includes(word)));

  const apply = () => {
    const want = wanted();
    const words = plain(want.q).split(/\s+/).filter(Boolean);
    const active = FIELDS.some((name) => want[name]);
    let rows = 0, claims = 0;
    const rowsShown = new Set();
    for (const group of groups.keys()) groups.set(group, 0);
    for (const item of items) {
      const shown = fits(item, want, words);
      if (shown !== item.shown) {
        item.shown = shown;
        if (item.dims) item.node.classList.toggle('off', !shown); else item.node.hidden = !shown;
      }
      if (!shown) continue;
      if (item.row) { rows += 1; rowsShown.add(item.node.id); }
      if (item.claim) claims += 1;
      if (item.group) groups.set(item.group, groups.get(item.group) + 1);
    }
    for (const [group, number] of groups) group.hidden = active && number === 0;
    for (const line of lines) line.node.classList.toggle('off', !rowsShown.has(line.row));
    for (const chart of charts) chart.hidden = Boolean(want.topic) && chart.dataset.topic !== want.topic;
    nothing.hidden = !active || rows + claims > 0;
    const numbers = { rows, 'all-rows': allRows, claims, 'all-claims': allClaims };
    count.textContent = count.dataset.text.replace(/\{([a-z-]+)\}/g, (whole, name) => numbers[name] ?? whole);
  };

  // The form and the fragment.
  const option = (select, test) => Array.from(select.options).find(test);
  const state = () => {
    const hash = new URLSearchParams();
    for (const name of FIELDS) {
      const field = form.elements[name];
      if (!field.value.trim()) continue;
      hash.set(name, CHOICES.includes(name) ? field.selectedOptions[0].dataset.id : field.value.trim());
    }
    return hash.toString();
  };
  const fragment = () => {
    const [first, ...rest] = location.hash.slice(1).split('&');
    const anchor = first.includes('=') ? '' : first;
    return { anchor, hash: new URLSearchParams((anchor ? rest : [first, ...rest]).join('&')) };
  };
  const write = (anchor) => {
    const next = '#' + [anchor, state()].filter(Boolean).join('&');
    try { history.replaceState(null, '', next); } catch { location.replace(next); }
  };
  const restore = () => {
    const { anchor, hash } = fragment();
    for (const name of FIELDS) {
      const value = hash.get(name) ?? '';
      const field = form.elements[name];
      if (CHOICES.includes(name)) {
        const found = option(field, (candidate) => candidate.dataset.id === value);
        field.value = found ? found.value : '';
      } else field.value = value;
    }
    apply();
    go(anchor);
  };
  const go = (anchor) => {
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.localName === 'details') node.open = true;
    // Twice: what comes into view may turn out higher or lower than it was taken for.
    target.scrollIntoView({ behavior: 'instant' });
    requestAnimationFrame(() => target.scrollIntoView({ behavior: 'instant' }));
  };

  let waiting = 0;
  form.addEventListener('input', (event) => {
    clearTimeout(waiting);
    const change = () => { apply(); write(''); };
    if (event.target.name === 'q') waiting = setTimeout(change, 120); else change();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(() => { apply(); write(''); }));
  // A link to a place on the page keeps the filters; one listener serves all links.
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const anchor = link.getAttribute('href').slice(1);
    if (state()) {
      event.preventDefault();
      location.hash = anchor + '&' + state();
    }
  });
  addEventListener('hashchange', restore);
  addEventListener('beforeprint', () => {
    for (const node of document.querySelectorAll('details:not([open])')) { node.open = true; node.dataset.closed = ''; }
  });
  addEventListener('afterprint', () => {
    for (const node of document.querySelectorAll('details[data-closed]')) { node.open = false; delete node.dataset.closed; }
  });
  form.hidden = false;
  restore();
})();
