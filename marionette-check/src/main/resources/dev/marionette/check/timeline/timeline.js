"use strict";
(() => {
  const $ = id => document.getElementById(id);
  const facts = JSON.parse($("facts").textContent);
  const OUTCOMES = ["ok", "failed", "unknown"];
  const LANE = 54, TALLEST = 76, PAD_LEFT = 16, MOST_POINTS = 2000, READABLE = 34, SHORTEST = 30, MOST_BARS = 700, MOST_SCALE = 900;

  // ---- The history ----------------------------------------------------------------------------------------------------

  const at = facts.instants;
  const lastEvent = at.length - 1;
  /** The logs of some tools have no instants; then an event's instant is its place. */
  const hasClock = at.some((instant, event) => instant - at[0] !== event);
  const conflict = new Set(facts.contradiction || []);
  const obstacles = index => (facts.obstacles || []).filter(obstacle => obstacle[0] === index).map(([, bar, text]) => ({ bar, text }));
  const blocked = facts.blocked === undefined ? -1 : facts.blocked;
  const ops = facts.operations.map(([process, call, end, outcome, part, input, result], index) => ({
    index, process, call, end, part, input, result,
    outcome: OUTCOMES[outcome],
    label: input + (result ? " → " + result : ""),
    text: (input + " " + result + " client " + process + " " + (part < 0 ? "" : facts.parts[part])).toLowerCase(),
    apart: blocked >= 0 && facts.parts.length > 1 && part !== facts.operations[blocked][4],
    kind: index === blocked ? "blocked" : conflict.has(index) ? "conflict" : "",
  }));

  // ---- Time -----------------------------------------------------------------------------------------------------------

  const UNITS = [["s", 1e9], ["ms", 1e6], ["µs", 1e3], ["ns", 1]];
  const unitOf = nanos => UNITS.find(([, size]) => Math.abs(nanos) >= size) || UNITS[3];

  function duration(nanos, digits = 9) {
    if (!hasClock) return String(nanos);
    const [unit, size] = unitOf(nanos);
    const number = (nanos / size).toFixed(Math.min(digits, Math.round(Math.log10(size))));
    return (number.includes(".") ? number.replace(/\.?0+$/, "") : number) + " " + unit;
  }

  const instant = (event, digits) => hasClock ? duration(at[event], digits) : "event " + at[event];
  const span = (op, digits) => op.end < 0 ? `from ${instant(op.call, digits)} on` : `${instant(op.call, digits)} to ${instant(op.end, digits)}`;

  // ---- What is shown, and where ---------------------------------------------------------------------------------------

  /** The height of a lane, and where in it the middle of a bar is. */
  let tall = LANE, middle = 33;
  const view = { only: false, query: "", part: -1, byTime: false, selected: -1, x: 0, scale: 1, width: 0 };
  let shown = [], lanes = [], marks = [], points = [], extent = 1;
  const start = new Float64Array(ops.length), end = new Float64Array(ops.length), laneOf = new Int32Array(ops.length);

  function layOut() {
    const query = view.query.trim().toLowerCase();
    shown = ops.filter(op => (!view.only || op.kind) && (view.part < 0 || op.part === view.part) && (!query || op.text.includes(query)));
    const events = shown.flatMap(op => op.end < 0 ? [op.call] : [op.call, op.end]).sort((a, b) => a - b);
    const origin = events.length ? at[events[0]] : 0;
    marks = events.map((event, rank) => ({ event, x: view.byTime ? at[event] - origin : rank }));
    const place = new Map(marks.map(mark => [mark.event, mark.x]));
    const last = marks.length ? marks[marks.length - 1].x : 0;
    extent = Math.max(last + (view.byTime ? last * .02 : shown.some(op => op.end < 0) ? 1 : 0), 1);
    lanes = [...new Set(shown.map(op => op.process))].sort((a, b) => a - b).map(process => ({ process, ops: [] }));
    const number = new Map(lanes.map((lane, i) => [lane.process, i]));
    for (const op of shown) {
      laneOf[op.index] = number.get(op.process);
      lanes[laneOf[op.index]].ops.push(op);
      start[op.index] = place.get(op.call);
      end[op.index] = op.end < 0 ? extent : place.get(op.end);
    }
    const room = $("chart").clientHeight - 170;
    tall = Math.round(Math.min(TALLEST, Math.max(LANE, room / Math.max(1, lanes.length))));
    middle = 33 + (tall - LANE) / 2;
    placePoints();
    drawNames();
  }

  /** Each operation of the order takes effect as early as it can: right after the latest call so far. */
  function placePoints() {
    const visible = new Set(shown.map(op => op.index));
    const groups = [];
    let after = -1;
    (facts.order || []).forEach((index, i) => {
      after = Math.max(after, ops[index].call);
      if (!visible.has(index)) return;
      const gap = lastMark(after);
      if (!groups.length || groups[groups.length - 1].gap !== gap) groups.push({ gap, members: [] });
      groups[groups.length - 1].members.push({ index, rank: i + 1 });
    });
    points = groups.flatMap(({ gap, members }) => {
      const from = gap < 0 ? 0 : marks[gap].x;
      const to = gap + 1 < marks.length ? marks[gap + 1].x : extent;
      return members.map((point, k) => ({ ...point, x: from + (to - from) * (k + 1) / (members.length + 1) }));
    });
  }

  function lastMark(event) {
    let low = 0, high = marks.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if (marks[half].event <= event) low = half + 1; else high = half;
    }
    return low - 1;
  }

  /** Room for the names of the last operations, if they are large enough to have any. */
  const padRight = () => marks.length > 300 ? 40 : 130;
  const px = x => (x - view.x) * view.scale;
  const fitScale = () => Math.max(1, view.width - PAD_LEFT - padRight()) / extent;
  const most = () => Math.max(fitScale(), view.byTime ? MOST_SCALE * marks.length / extent : MOST_SCALE);

  function clamp() {
    view.scale = Math.min(Math.max(view.scale, fitScale()), most());
    const left = -PAD_LEFT / view.scale;
    const right = extent - (view.width - padRight()) / view.scale;
    view.x = Math.max(left, Math.min(view.x, Math.max(left, right)));
  }

  function zoom(factor, around = view.width / 2) {
    const fixed = view.x + around / view.scale;
    view.scale = Math.min(Math.max(view.scale * factor, fitScale()), most());
    view.x = fixed - around / view.scale;
    redraw();
  }

  function fit() {
    view.scale = fitScale();
    view.x = -PAD_LEFT / view.scale;
    redraw();
  }

  /** Everything if it is legible, or else what matters most as large as it must be. */
  function home() {
    fit();
    const readable = (view.byTime ? marks.length / extent : 1) * READABLE;
    if (view.scale >= readable || !shown.length) return;
    const focus = shown.filter(op => op.kind);
    const from = focus.length ? Math.min(...focus.map(op => start[op.index])) : 0;
    const to = focus.length ? Math.max(...focus.map(op => op.end < 0 ? start[op.index] : end[op.index])) : 0;
    view.scale = Math.max(readable, 1e-12);
    const room = (view.width - PAD_LEFT - padRight()) / view.scale;
    view.x = to - from > room ? to - room : from - Math.max(0, (focus.length ? (room - (to - from)) / 2 : PAD_LEFT / view.scale));
    redraw();
  }

  // ---- Drawing --------------------------------------------------------------------------------------------------------

  const plot = $("plot"), viewport = $("viewport"), bars = $("bars"), dots = $("points"), svg = $("lines");
  const pool = new Map();
  let barring = new Set(), pending = false;

  function redraw() {
    clamp();
    if (!pending) {
      pending = true;
      requestAnimationFrame(() => { pending = false; draw(); });
    }
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function stroke(parent, name, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    parent.append(made);
  }

  function drawNames() {
    const height = lanes.length * tall;
    plot.style.height = $("names").style.height = height + "px";
    $("names").replaceChildren(...lanes.map((lane, i) => {
      const name = element("span", "", "client " + lane.process);
      name.style.top = i * tall + "px";
      name.style.height = tall + "px";
      name.title = name.textContent;
      return name;
    }));
    $("nothing").hidden = viewport.hidden = false;
    $("nothing").hidden = shown.length > 0;
    viewport.hidden = $("overview").hidden = shown.length === 0;
    bars.replaceChildren();
    pool.clear();
  }

  /** The first operation of a lane that ends at x or later. */
  function firstFrom(lane, x) {
    let low = 0, high = lane.ops.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if (end[lane.ops[half].index] < x) low = half + 1; else high = half;
    }
    return low;
  }

  function draw() {
    if (!shown.length) return;
    const left = view.x, right = view.x + view.width / view.scale;
    const top = Math.max(0, Math.floor(viewport.scrollTop / tall) - 1);
    const bottom = Math.min(lanes.length, Math.ceil((viewport.scrollTop + viewport.clientHeight) / tall) + 1);
    const visible = [];
    const crowded = [];
    let count = 0;
    for (let i = top; i < bottom; i++) {
      const lane = lanes[i], from = Math.max(0, firstFrom(lane, left) - 1);
      let to = from;
      while (to < lane.ops.length && start[lane.ops[to].index] <= right) to++;
      count += to - from;
      visible.push({ lane, from, to });
    }
    const dense = count > MOST_BARS;
    const kept = new Set(), stop = tabStop();
    for (const { lane, from, to } of visible) {
      for (let i = from; i < to; i++) {
        const op = lane.ops[i];
        if (dense && !op.kind && op !== stop) { crowded.push(op); continue; }
        kept.add(op.index);
        drawBar(op, i + 1 < lane.ops.length ? lane.ops[i + 1] : null, dense, stop);
      }
    }
    for (const [index, bar] of pool) {
      if (!kept.has(index) && bar !== document.activeElement) { bar.remove(); pool.delete(index); }
    }
    svg.replaceChildren();
    drawRuler(top, bottom);
    if (dense) drawCrowd(crowded);
    drawPoints(left, right, op => !dense && laneOf[op] >= top && laneOf[op] < bottom);
    drawWall();
    drawWindow();
  }

  function drawBar(op, next, dense, stop) {
    let bar = pool.get(op.index);
    if (!bar) {
      bar = makeBar(op);
      pool.set(op.index, bar);
      bars.append(bar);
    }
    const x = px(start[op.index]), width = Math.max(3, px(end[op.index]) - x);
    const limit = Math.min(view.width, next ? px(start[next.index]) : view.width);
    const hidden = Math.max(0, 6 - x);
    bar.style.transform = `translate(${x}px, ${laneOf[op.index] * tall + middle - 33}px)`;
    bar.style.width = width + "px";
    const label = bar.firstChild, room = limit - x - hidden - 8;
    label.style.left = hidden + "px";
    label.style.maxWidth = Math.max(0, room) + "px";
    label.style.display = room < SHORTEST || x + width < 6 || dense && !op.kind ? "none" : "";
    const tail = bar.lastChild;
    if (tail.className === "tail") {
      tail.style.width = Math.max(0, Math.min(40, limit - x - width - 4)) + "px";
      if (op.end < 0) { bar.style.width = Math.max(3, width - 40) + "px"; tail.style.width = "40px"; }
    }
    const selected = op.index === view.selected;
    bar.classList.toggle("selected", selected);
    bar.classList.toggle("barring", barring.has(op.index));
    bar.tabIndex = op === stop ? 0 : -1;
    bar.setAttribute("aria-pressed", String(selected));
  }

  /** The one operation that the tab key reaches; arrow keys reach the others from there. */
  const tabStop = () => [ops[view.selected], ops[blocked]].find(op => op && shown.includes(op)) || shown[0];

  function makeBar(op) {
    const bar = element("button", "bar " + op.outcome + " " + op.kind + (op.apart ? " apart" : ""));
    bar.type = "button";
    bar.dataset.index = op.index;
    bar.append(element("span", "label", op.label), element("span", "body"));
    if (op.outcome === "unknown") bar.append(element("span", "tail"));
    bar.setAttribute("aria-label", spoken(op));
    bar.title = op.label.length > 300 ? op.label.slice(0, 300) + "…" : op.label;
    return bar;
  }

  function spoken(op) {
    const role = op.kind === "blocked" ? ", blocked" : op.kind ? ", part of the contradiction" : "";
    const ended = op.outcome === "ok" ? "" : ", " + (op.outcome === "failed" ? "failed" : "outcome unknown");
    return `client ${op.process}: ${op.label.slice(0, 300)}${ended}${role}, ${span(op)}`;
  }

  /** Too many to be told apart: one shape for each outcome. */
  function drawCrowd(crowded) {
    const paths = { ok: [], failed: [], unknown: [] };
    let lane = -1, reach = 0;
    for (const op of crowded) {
      const x = px(start[op.index]), width = Math.max(1.5, px(end[op.index]) - x - .5);
      if (lane === laneOf[op.index] && x + width <= reach) continue;
      lane = laneOf[op.index];
      reach = x + width;
      paths[op.outcome].push(`M${x.toFixed(1)} ${lane * tall + middle - 7}h${width.toFixed(1)}v14h${(-width).toFixed(1)}z`);
    }
    for (const outcome in paths) {
      if (paths[outcome].length) stroke(svg, "path", { class: "mass " + outcome, d: paths[outcome].join("") });
    }
  }

  function drawRuler(top, bottom) {
    const ticks = view.byTime ? timeTicks() : orderTicks();
    const height = lanes.length * tall;
    $("ruler").replaceChildren(...ticks.map(({ x, text }) => {
      const tick = element("span", "", text);
      tick.style.left = px(x) + "px";
      return tick;
    }));
    ticks.forEach(({ x }) => stroke(svg, "line", { class: "grid", x1: px(x), x2: px(x), y1: 0, y2: height }));
    for (let i = Math.max(1, top); i < bottom; i++) stroke(svg, "line", { class: "lane", x1: 0, x2: view.width, y1: i * tall, y2: i * tall });
  }

  /** Whether all of its text is in the ruler; half of it is left of the tick. */
  const inRuler = tick => px(tick.x) > 3.6 * tick.text.length && px(tick.x) < view.width - 3.6 * tick.text.length;

  function orderTicks() {
    let step = 1;
    while (step * view.scale < 84) step *= step.toString().startsWith("2") ? 2.5 : 2;
    const ticks = [];
    for (let i = Math.max(0, Math.ceil(view.x / step) * step); i < marks.length && px(i) < view.width; i += step) {
      ticks.push({ x: marks[i].x, text: instant(marks[i].event, 3) });
    }
    return ticks.filter(inRuler);
  }

  function timeTicks() {
    const rough = 90 / view.scale, power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(n => n * power).find(n => n >= rough);
    const origin = at[marks[0].event];
    const ticks = [];
    for (let n = Math.ceil((view.x + origin) / step); (n * step - origin) <= view.x + view.width / view.scale; n++) {
      ticks.push({ x: n * step - origin, text: duration(n * step) });
    }
    return ticks.filter(inRuler);
  }

  function drawPoints(left, right, isInView) {
    const margin = 40 / view.scale;
    let first = points.findIndex(point => point.x >= left - margin);
    if (first < 0) first = points.length;
    let last = first;
    while (last < points.length && points[last].x <= right + margin) last++;
    const drawn = points.slice(first, last).filter(point => isInView(point.index));
    const thread = drawn.length && last - first < MOST_POINTS ? points.slice(Math.max(0, first - 1), last + 1) : [];
    const height = point => laneOf[point.index] * tall + middle;
    if (thread.length > 1) {
      stroke(svg, "polyline", { class: "thread", points: thread.map(point => px(point.x).toFixed(1) + "," + height(point)).join(" ") });
    }
    const reach = new Map();
    dots.replaceChildren(...drawn.map(point => {
      const x = px(point.x), y = height(point), text = String(point.rank), op = ops[point.index];
      const wide = 10 + 6 * text.length;
      const room = point.x > end[point.index] ? 40 : px(end[point.index]) - px(start[point.index]);
      const numbered = room >= wide && x - wide / 2 > (reach.get(laneOf[point.index]) || -1e9);
      const width = numbered ? wide : Math.min(7, Math.max(3, room));
      reach.set(laneOf[point.index], x + width / 2);
      if (point.x > end[point.index]) stroke(svg, "line", { class: "leader", x1: px(end[point.index]), x2: x, y1: y, y2: y });
      const dot = element("span", "point", numbered ? text : "");
      const high = numbered ? 16 : width;
      dot.dataset.index = op.index;
      dot.style.width = width + "px";
      dot.style.height = high + "px";
      dot.style.transform = `translate(${x - width / 2}px, ${y - high / 2}px)`;
      return dot;
    }));
  }

  /** What no order gets past: the return of the blocked operation. */
  function drawWall() {
    if (blocked < 0 || !shown.includes(ops[blocked])) return;
    const x = px(end[blocked]);
    stroke(svg, "line", { class: "wall", x1: x, x2: x, y1: 0, y2: lanes.length * tall });
  }

  // ---- Overview -------------------------------------------------------------------------------------------------------

  const overview = $("overview");

  function drawOverview() {
    const canvas = overview.firstElementChild, ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth, height = canvas.clientHeight;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d"), colours = getComputedStyle(document.documentElement);
    const colour = name => colours.getPropertyValue("--" + name + "-edge");
    const row = (height - 10) / Math.max(1, lanes.length);
    pen.scale(ratio, ratio);
    for (const emphasis of [false, true]) {
      for (const op of shown) {
        if (Boolean(op.kind) !== emphasis) continue;
        const x = 4 + start[op.index] / extent * (width - 8);
        const wide = Math.max(emphasis ? 3 : 1, (end[op.index] - start[op.index]) / extent * (width - 8) - .5);
        pen.fillStyle = colour(op.kind || op.outcome);
        const high = Math.max(emphasis ? 4 : 1, Math.min(8, row - 1));
        pen.fillRect(x, 5 + laneOf[op.index] * row + (row - high) / 2, op.outcome === "unknown" ? Math.min(wide, 12) : wide, high);
      }
    }
  }

  function drawWindow() {
    const wide = overview.clientWidth - 8, frame = $("window").style;
    const from = Math.max(0, view.x / extent), to = Math.min(1, (view.x + (view.width - padRight() / 2) / view.scale) / extent);
    frame.left = 4 + from * wide + "px";
    frame.width = Math.max(0, to - from) * wide + "px";
  }

  function jump(event) {
    const box = overview.getBoundingClientRect();
    const x = (event.clientX - box.left - 4) / (box.width - 8) * extent;
    view.x = x - view.width / view.scale / 2;
    redraw();
  }

  overview.addEventListener("pointerdown", event => { overview.setPointerCapture(event.pointerId); jump(event); });
  overview.addEventListener("pointermove", event => { if (event.buttons) jump(event); });

  // ---- What is said about it ------------------------------------------------------------------------------------------

  const plural = (count, noun) => count + " " + noun + (count === 1 ? "" : "s");

  function conclude() {
    const names = { linearizable: "✓ Linearizable", "not-linearizable": "✕ Not linearizable", unknown: "? Unknown" };
    $("verdict").textContent = names[facts.verdict];
    $("verdict").classList.add(facts.verdict);
    const why = $("why"), order = facts.order || [];
    const say = text => why.append(element("p", "", text));
    if (facts.verdict === "linearizable") {
      why.append(element("h2", "", "An order explains this history"));
      say(order.length ? "The numbered points are the moments at which operations take effect, each between its call and its return. Done one after the other in this order, they return what the clients saw." : "There is nothing to explain.");
    } else if (facts.verdict === "unknown") {
      why.append(element("h2", "", "Nobody knows"));
      say("The check " + facts.reason + ".");
      say(`The numbered points are the longest order it found: ${plural(order.length, "operation")}.`);
    } else {
      accuse(why, say, order);
    }
  }

  function accuse(why, say, order) {
    const count = facts.contradiction.length;
    why.append(element("h2", "", count === 1 ? "One operation is impossible" : `These ${count} operations contradict each other`));
    if (count > 1) say(facts.start === undefined ? "No order of them returns what the clients saw." : `From the state ${facts.start}, no order of them returns what the clients saw.`);
    const list = element("ol");
    facts.contradiction.forEach((index, i) => {
      const op = ops[index], item = element("li"), entry = element("button", "entry " + op.outcome + " " + op.kind);
      entry.type = "button";
      entry.append(element("span", "call", op.label), element("span", "", `client ${op.process}, ${span(op, 3)}`));
      if (facts.needs[i] !== "nothing") entry.append(element("span", "", "needs " + facts.needs[i]));
      obstacles(index).forEach(({ text }) => entry.append(element("span", "obstacle", text)));
      entry.addEventListener("click", () => select(index, true));
      item.append(entry);
      list.append(item);
    });
    why.append(list);
    if (!facts.minimal) say("The budget ended before each of them had been tried: some may not matter.");
    say(order.length ? `The numbered points are the longest order that is possible: ${plural(order.length, "operation")}. It cannot get past the dashed line.` : "Not even a first operation is possible before the dashed line.");
    if (facts.states.length) say("The state there: " + facts.states.join(", or "));
  }

  function summarise() {
    const clients = new Set(ops.map(op => op.process)).size;
    const all = `${plural(ops.length, "operation")} by ${plural(clients, "client")}` + (facts.parts.length > 1 ? `, about ${plural(facts.parts.length, "part")}` : "");
    $("summary").textContent = shown.length === ops.length ? all : `${shown.length} of ${all}`;
  }

  function describe() {
    const details = $("details"), op = ops[view.selected];
    details.hidden = !op;
    if (!op) return;
    const list = element("dl");
    const row = (name, value) => list.append(element("dt", "", name), element("dd", "", value));
    row("client", String(op.process));
    row("called", instant(op.call));
    row(op.outcome === "ok" ? "returned" : "ended", op.end < 0 ? "never" : instant(op.end) + (hasClock ? `, after ${duration(at[op.end] - at[op.call])}` : ""));
    row("outcome", { ok: op.result ? "returned " + op.result : "done", failed: "failed: certainly no effect", unknown: "unknown: may take effect at any time after its call, or never" }[op.outcome]);
    if (op.part >= 0) row("part", facts.parts[op.part]);
    const place = (facts.order || []).indexOf(op.index);
    if (place >= 0) row("takes effect", `number ${place + 1} of ${facts.order.length}`);
    const rank = (facts.contradiction || []).indexOf(op.index);
    if (rank >= 0 && facts.needs[rank] !== "nothing") row("needs", facts.needs[rank]);
    obstacles(op.index).forEach(({ text }, i) => row(i ? "or" : "place", text));
    if (op.index === blocked) row("blocked", "no order gets past its return");
    details.replaceChildren(element("h2", "call", op.input), list);
  }

  function legend() {
    const swatch = kind => {
      const made = element("span", "swatch " + kind);
      made.append(element("span", "body"));
      if (kind === "unknown") made.append(element("span", "tail"));
      return made;
    };
    const has = outcome => ops.some(op => op.outcome === outcome);
    const items = [];
    if (has("ok")) items.push([swatch("ok"), "returned"]);
    if (has("unknown")) items.push([swatch("unknown"), "outcome unknown"]);
    if (has("failed")) items.push([swatch("failed"), "failed, no effect"]);
    if ((facts.order || []).length) items.push([element("span", "point dot", "1"), "takes effect, in this order"]);
    if (conflict.size > 1) items.push([swatch("ok conflict"), "part of the contradiction"]);
    if (blocked >= 0) items.push([swatch("ok blocked"), "blocked"], [element("span", "walled"), "no order gets past here"]);
    $("legend").replaceChildren(...items.map(([sample, text]) => {
      const item = element("li");
      item.append(sample, text);
      return item;
    }));
  }

  // ---- Selection ------------------------------------------------------------------------------------------------------

  function select(index, focus) {
    view.selected = index;
    barring = new Set(obstacles(index).map(obstacle => obstacle.bar));
    describe();
    if (index >= 0 && shown.includes(ops[index])) reveal(index);
    clamp();
    draw();
    if (focus && pool.has(index)) pool.get(index).focus({ preventScroll: true });
  }

  function reveal(index) {
    const from = px(start[index]), to = Math.min(px(end[index]), from + view.width / 2);
    if (from < PAD_LEFT || to > view.width - PAD_LEFT) view.x += ((from + to) / 2 - view.width / 2) / view.scale;
    const top = laneOf[index] * tall;
    if (top < viewport.scrollTop) viewport.scrollTop = top;
    if (top + tall > viewport.scrollTop + viewport.clientHeight) viewport.scrollTop = top + tall - viewport.clientHeight;
  }

  function walk(key) {
    const from = ops[view.selected];
    if (!from || !shown.includes(from)) return select(tabStop().index, true);
    const lane = lanes[laneOf[from.index]];
    const sideways = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (sideways) {
      const next = lane.ops[lane.ops.indexOf(from) + sideways];
      return next && select(next.index, true);
    }
    const other = lanes[laneOf[from.index] + (key === "ArrowUp" ? -1 : 1)];
    const away = op => Math.abs(start[op.index] - start[from.index]);
    if (other) select(other.ops.reduce((best, op) => away(op) < away(best) ? op : best).index, true);
  }

  // ---- Pointer, wheel, keys -------------------------------------------------------------------------------------------

  const touches = new Map();
  let moved = 0;

  plot.addEventListener("pointerdown", event => {
    touches.set(event.pointerId, event);
    moved = 0;
  });
  plot.addEventListener("pointermove", event => {
    const before = touches.get(event.pointerId);
    if (!before) return;
    const others = [...touches.values()].filter(touch => touch.pointerId !== event.pointerId);
    if (others.length === 1) {
      const apart = touch => Math.max(20, Math.hypot(touch.clientX - others[0].clientX, touch.clientY - others[0].clientY));
      zoom(apart(event) / apart(before), (event.clientX + others[0].clientX) / 2 - plot.getBoundingClientRect().left);
    }
    moved += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (moved > 4) {
      plot.setPointerCapture(event.pointerId);
      plot.classList.add("dragging");
      view.x -= (event.clientX - before.clientX) / view.scale / touches.size;
      viewport.scrollTop -= event.clientY - before.clientY;
      redraw();
    }
    touches.set(event.pointerId, event);
  });
  const release = event => { touches.delete(event.pointerId); plot.classList.remove("dragging"); };
  plot.addEventListener("pointerup", release);
  plot.addEventListener("pointercancel", release);
  plot.addEventListener("click", event => {
    if (event.detail && moved > 4) return;
    const bar = event.target.closest(".bar");
    select(bar ? Number(bar.dataset.index) : nearest(event), Boolean(bar));
  });

  /** In a crowd, the operation under the pointer. */
  function nearest(event) {
    const box = plot.getBoundingClientRect();
    const lane = lanes[Math.floor((event.clientY - box.top) / tall)];
    const x = view.x + (event.clientX - box.left) / view.scale;
    const found = lane && lane.ops[firstFrom(lane, x - 2 / view.scale)];
    return found && start[found.index] <= x + 2 / view.scale ? found.index : -1;
  }

  viewport.addEventListener("wheel", event => {
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? 400 : 1;
    const sideways = (event.shiftKey && !event.deltaX ? event.deltaY : event.deltaX) * unit;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      view.x += sideways / view.scale;
      redraw();
    } else {
      zoom(Math.exp(-event.deltaY * unit * (event.ctrlKey ? .01 : .0022)), event.clientX - plot.getBoundingClientRect().left);
    }
  }, { passive: false });
  viewport.addEventListener("scroll", redraw);

  document.addEventListener("keydown", event => {
    const typing = /^(INPUT|SELECT)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey || typing && event.key !== "Escape") return;
    const actions = {
      "+": () => zoom(1.5), "=": () => zoom(1.5), "-": () => zoom(1 / 1.5), "0": fit, f: fit,
      c: () => setOnly(!view.only), t: () => setAxis(!view.byTime), d: () => setTheme(theme() === "dark" ? "light" : "dark"),
      "/": () => $("query").focus(),
      Escape: () => { $("query").value = view.query = ""; setOnly(false); select(-1); },
    };
    if (/^Arrow/.test(event.key) && !event.target.closest("aside") && shown.length) actions[event.key] = () => walk(event.key);
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });

  // ---- Tools ----------------------------------------------------------------------------------------------------------

  function refresh() {
    layOut();
    summarise();
    measure();
    home();
    draw();
    drawOverview();
  }

  function measure() {
    view.width = plot.clientWidth || 800;
  }

  function setOnly(on) {
    if (!conflict.size) on = false;
    view.only = on;
    $("only").setAttribute("aria-checked", String(on));
    refresh();
  }

  function setAxis(byTime) {
    if (!hasClock) return;
    view.byTime = byTime;
    $("by-time").setAttribute("aria-pressed", String(byTime));
    $("by-order").setAttribute("aria-pressed", String(!byTime));
    refresh();
  }

  const theme = () => document.documentElement.dataset.theme;

  function setTheme(name) {
    document.documentElement.dataset.theme = name;
    $("theme").textContent = name === "dark" ? "Light" : "Dark";
    drawOverview();
  }

  $("only").hidden = !conflict.size;
  $("only").addEventListener("click", () => setOnly(!view.only));
  $("by-order").addEventListener("click", () => setAxis(false));
  $("by-time").addEventListener("click", () => setAxis(true));
  $("by-time").parentElement.hidden = !hasClock;
  $("zoom-in").addEventListener("click", () => zoom(1.5));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.5));
  $("fit").addEventListener("click", fit);
  $("theme").addEventListener("click", () => setTheme(theme() === "dark" ? "light" : "dark"));
  $("query").addEventListener("input", event => { view.query = event.target.value; refresh(); });
  $("part-field").hidden = facts.parts.length < 2;
  $("part").append(new Option("all", "-1"), ...facts.parts.map((part, i) => new Option(part, String(i))));
  $("part").addEventListener("change", event => { view.part = Number(event.target.value); refresh(); });
  new ResizeObserver(() => {
    if (plot.clientWidth === view.width || !plot.clientWidth) return;
    const all = view.scale <= fitScale() * 1.001;
    measure();
    if (all) fit(); else redraw();
    drawOverview();
  }).observe(viewport);

  const prefersDark = matchMedia("(prefers-color-scheme: dark)");
  prefersDark.addEventListener("change", event => setTheme(event.matches ? "dark" : "light"));
  addEventListener("beforeprint", () => { setTheme("light"); $("as-text").open = true; fit(); draw(); });

  conclude();
  legend();
  refresh();
  setTheme(prefersDark.matches ? "dark" : "light");
})();
