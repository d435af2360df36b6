// Lets whoever may say it move a group on the map by arrow keys or by hand: how strongly it is affected, and nothing else.
// The form below the picture does the same without this script.
(() => {
  const form = document.getElementById('affected');
  if (!form) return;
  let waiting;
  const say = (mark, value) => {
    mark.setAttribute('aria-valuenow', value);
    form.elements.group.value = mark.dataset.group;
    form.elements.value.value = value;
  };
  const shift = (mark, from, to) => mark.style.setProperty('transform', `translateX(${(to - from) * mark.dataset.step}px)`);
  for (const mark of document.querySelectorAll('.map .mv')) {
    const first = Number(mark.getAttribute('aria-valuenow'));
    const bounded = value => Math.min(5, Math.max(1, value));
    mark.addEventListener('keydown', e => {
      const now = Number(mark.getAttribute('aria-valuenow'));
      const wanted = { ArrowRight: now + 1, ArrowUp: now + 1, ArrowLeft: now - 1, ArrowDown: now - 1, Home: 1, End: 5 }[e.key];
      if (e.key === 'Enter' && now !== first) return form.requestSubmit();
      if (wanted === undefined) return;
      e.preventDefault();
      const value = bounded(wanted);
      say(mark, value);
      shift(mark, first, value);
      clearTimeout(waiting);
      if (value !== first) waiting = setTimeout(() => form.requestSubmit(), 900);
    });
    mark.addEventListener('pointerdown', e => {
      const svg = mark.ownerSVGElement;
      const scale = svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
      const start = e.clientX;
      mark.setPointerCapture(e.pointerId);
      const valueAt = x => bounded(first + Math.round((x - start) * scale / mark.dataset.step));
      const move = m => shift(mark, first, valueAt(m.clientX));
      const drop = u => {
        for (const [when, what] of Object.entries(heard)) mark.removeEventListener(when, what);
        const value = u.type === 'pointerup' ? valueAt(u.clientX) : first; // the page was scrolled instead: it goes back
        shift(mark, first, value);
        if (value !== first) { say(mark, value); form.requestSubmit(); }
      };
      const heard = { pointermove: move, pointerup: drop, pointercancel: drop };
      for (const [when, what] of Object.entries(heard)) mark.addEventListener(when, what);
    });
  }
})();
