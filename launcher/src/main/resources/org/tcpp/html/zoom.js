// Looks closer at charts over time: draws one with uPlot in place of its SVG, from the numbers in data-zoom. All charts
// that are open show the same part of the time, and the same moment under the pointer.
'use strict';
(() => {
  const open = new Map(); // figure to plot
  let shown = null;       // part of the time that all of them show; null: all of it

  const whole = plot => ({min: plot.data[0][0], max: plot.data[0].at(-1)});

  const number = value => value == null ? '-' : String(Number(value.toPrecision(5)));

  function show(part) {
    shown = part;
    open.forEach(plot => plot.setScale('x', part ?? whole(plot)));
  }

  // A part was chosen by dragging, or all of it by a double click. Where nothing changes uPlot does not call it again.
  function follow(plot, scale) {
    if (scale === 'x' && [...open.values()].includes(plot)) {
      const {min, max} = plot.scales.x, {min: first, max: last} = whole(plot);
      show(min <= first && max >= last ? null : {min, max});
    }
  }

  function step(zoom, shift) { // zoom: how much wider than now; shift: to the right, in widths
    const [plot] = open.values(), {min, max} = shown ?? whole(plot), {min: first, max: last} = whole(plot);
    const width = Math.min((max - min) * zoom, last - first);
    const from = (min + max - width) / 2 + width * shift;
    const min2 = Math.min(Math.max(from, first), last - width);
    show(width >= last - first ? null : {min: min2, max: min2 + width});
  }

  function options(figure, chart, width) {
    const ink = () => getComputedStyle(figure).color, faint = 'rgba(128, 128, 128, 0.3)';
    const axis = (label, size) => ({label, size, stroke: ink, grid: {stroke: faint}, ticks: {stroke: faint}});
    return {
      width, height: Math.round(width / 2),
      scales: {x: {time: false}, y: {range: (_, low, high) => [Math.min(0, low ?? 0), high > 0 ? high * 1.05 : 1]}},
      axes: [axis(chart.x, 40), axis(chart.y, 60)],
      cursor: {sync: {key: 'time', scales: ['x', null], filters: {pub: type => type.startsWith('mousemove')
        || type === 'mouseleave' || type === 'mouseenter'}}},
      hooks: {setScale: [follow]},
      series: [{label: 's', value: (_, value) => number(value)}, ...chart.lines.map(line => ({
        label: line.name, stroke: line.colour, dash: line.dashes, width: 1.6, points: {show: false},
        paths: uPlot.paths.stepped({align: 1}), value: (_, value) => number(value)
      }))]
    };
  }

  function button(text, name, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.setAttribute('aria-label', name);
    made.addEventListener('click', act);
    return made;
  }

  function zoom(figure, place) {
    const chart = JSON.parse(figure.dataset.zoom);
    place.replaceChildren(button('in', 'zoom in', () => step(0.5, 0)), button('out', 'zoom out', () => step(2, 0)),
      button('\u25c0', 'earlier', () => step(1, -0.5)), button('\u25b6', 'later', () => step(1, 0.5)),
      button('all', 'show all', () => show(null)));
    open.set(figure, new uPlot(options(figure, chart, place.clientWidth), chart.columns, place));
    show(shown);
  }

  function close(figure, place) {
    open.get(figure).destroy();
    open.delete(figure);
    place.replaceChildren();
    shown = open.size > 0 ? shown : null;
  }

  for (const figure of document.querySelectorAll('[data-zoom]')) {
    const place = document.createElement('div');
    place.className = 'plot';
    const toggle = button('Zoom', 'zoom into ' + figure.getAttribute('aria-label'), () => {
      const opens = figure.classList.toggle('zoomed');
      toggle.setAttribute('aria-pressed', opens);
      (opens ? zoom : close)(figure, place);
    });
    toggle.setAttribute('aria-pressed', false);
    figure.addEventListener('keydown', event => {
      if (event.key === 'Escape' && open.has(figure)) {
        toggle.click();
        toggle.focus();
      }
    });
    figure.insertBefore(toggle, figure.querySelector('details'));
    figure.insertBefore(place, figure.querySelector('details'));
    new ResizeObserver(() => {
      const plot = open.get(figure), width = place.clientWidth;
      if (plot && width > 0 && width !== plot.width) {
        plot.setSize({width, height: Math.round(width / 2)});
      }
    }).observe(place);
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => open.forEach(plot => plot.redraw()));
})();
