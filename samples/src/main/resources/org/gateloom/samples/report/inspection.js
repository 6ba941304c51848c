"use strict";
(() => {
  const data = JSON.parse(document.getElementById("inspection").textContent);
  const characters = data.characters;
  const element = id => document.getElementById(id);
  const {style, axis, base, escaped} = figures;
  // So many characters are seen at first; the slider shows others.
  const seen = 120;
  const zoom = {heat: [0, seen - 1], held: [0, seen - 1], surprise: [0, seen - 1]};

  const decoded = block => {
    if (!block.decoded) {
      const bytes = Uint8Array.from(atob(block.numbers), sign => sign.charCodeAt(0));
      const levels = new DataView(bytes.buffer);
      block.decoded = Float64Array.from({length: bytes.length / 2}, (_, i) =>
        block.low + levels.getUint16(2 * i, true) / 65535 * (block.high - block.low));
    }
    return block.decoded;
  };

  const value = (block, time, unit) => decoded(block)[time * block.units + unit];

  const variance = (block, unit) => {
    let sum = 0;
    let squares = 0;
    for (let time = 0; time < characters.length; time++) {
      sum += value(block, time, unit);
      squares += value(block, time, unit) ** 2;
    }
    return squares / characters.length - (sum / characters.length) ** 2;
  };

  const activity = () => data.activities[element("activity").value];

  const order = shown => {
    const numbered = shown.order.map((_, unit) => unit);
    if (element("order").value === "response") {
      return shown.order;
    }
    if (element("order").value === "number") {
      return numbered;
    }
    const moves = numbered.map(unit => variance(shown.values, unit));
    return numbered.sort((a, b) => moves[b] - moves[a]);
  };

  const response = (shown, unit) => shown.responds[unit] === null
    ? "nothing of these"
    : shown.responds[unit] + " (" + shown.correlation[unit].toFixed(2) + ")";

  // Where the text is: a slider over the characters.
  const slider = id => characters.length <= seen ? [] : [
    {type: "slider", xAxisIndex: 0, startValue: zoom[id][0], endValue: zoom[id][1], bottom: 8, height: 18, showDataShadow: false},
  ];

  const text = id => ({
    ...axis(),
    type: "category",
    data: characters,
    axisLabel: {color: style("--text"), interval: 0, hideOverlap: true, fontFamily: "ui-monospace, monospace"},
  });

  const colours = shown => shown.range === "unit"
    ? [style("--shade"), style("--warm")]
    : [style("--cold"), style("--page"), style("--warm")];

  const bounds = shown => {
    if (shown.range === "unit") {
      return [0, 1];
    }
    if (shown.range === "signed") {
      return [-1, 1];
    }
    // Few large values are not to make all others pale.
    const sizes = decoded(shown.values).map(Math.abs).sort();
    const most = Math.max(sizes[Math.floor(0.95 * (sizes.length - 1))], 1e-9);
    return [-most, most];
  };

  const map = (id, units, block, range, palette, title, told) => {
    const points = [];
    for (let time = 0; time < characters.length; time++) {
      units.forEach((unit, row) => {
        const number = +value(block, time, unit).toFixed(4);
        // The colour's number lies on the scale.
        points.push([time, row, Math.min(range[1], Math.max(range[0], number)), number]);
      });
    }
    return {
      ...base(),
      grid: {left: 52, right: 16, top: 56, bottom: characters.length <= seen ? 40 : 64},
      dataZoom: slider(id),
      xAxis: text(id),
      yAxis: {...axis(), type: "category", data: units.map(unit => unit + 1), inverse: true, name: "unit", nameGap: 36},
      visualMap: {
        min: range[0], max: range[1], calculable: false, orient: "horizontal", left: "center", top: 4, itemHeight: 120,
        text: [String(+range[1].toFixed(2)), title + "  " + +range[0].toFixed(2)],
        dimension: 2, textStyle: {color: style("--quiet")}, inRange: {color: palette},
      },
      tooltip: {
        ...base().tooltip,
        formatter: ({value: [time, row, , number]}) =>
          "character " + (time + 1) + " " + escaped(characters[time]) + ", unit " + (units[row] + 1) + "<br>"
            + number + told(units[row]),
      },
      series: [{type: "heatmap", data: points, encode: {x: 0, y: 1, value: 2}, progressive: 0}],
    };
  };

  const heat = () => {
    const shown = activity();
    return map("heat", order(shown), shown.values, bounds(shown), colours(shown), shown.node,
      unit => "<br>responds to " + escaped(response(shown, unit)));
  };

  const rowsOf = (block, units, head) => [["unit", ...head, ...characters.map((_, i) => i + 1)]].concat(
    units.map(unit => [unit + 1, ...head.map(() => ""), ...characters.map((_, time) => +value(block, time, unit).toFixed(4))]));

  const heatRows = () => {
    const shown = activity();
    const rows = rowsOf(shown.values, order(shown), ["responds_to"]);
    rows.slice(1).forEach(row => row[1] = response(shown, row[0] - 1));
    return rows;
  };

  const nats = () => element("surprise-unit").value === "bits" ? 1 / Math.LN2 : 1;

  const surprise = () => ({
    ...base(),
    grid: {left: 56, right: 16, top: 24, bottom: characters.length <= seen ? 40 : 64},
    dataZoom: slider("surprise"),
    xAxis: text("surprise"),
    yAxis: {...axis(), type: "value", name: element("surprise-unit").value, nameGap: 36},
    tooltip: {
      ...base().tooltip,
      formatter: ({dataIndex, value: number}) =>
        "character " + (dataIndex + 1) + " " + escaped(characters[dataIndex]) + "<br>" + number + " " + element("surprise-unit").value,
    },
    series: [{
      type: "bar", barCategoryGap: "15%", itemStyle: {color: style("--series-0")},
      data: data.surprise.map(number => number === null ? null : +(number * nats()).toFixed(4)),
    }],
  });

  const bounded = data.activities.filter(shown => shown.left.length > 0);
  const signs = ["circle", "rect", "triangle", "diamond"];

  const saturation = () => ({
    ...base(),
    grid: {left: 60, right: 24, top: 56, bottom: 48},
    xAxis: {...axis(), type: "value", name: "right saturated", nameGap: 28, min: 0, max: 1},
    yAxis: {...axis(), type: "value", name: "left saturated", nameGap: 36, min: 0, max: 1},
    tooltip: {
      ...base().tooltip,
      formatter: ({seriesName, dataIndex, value: [right, left]}) =>
        escaped(seriesName) + ", unit " + (dataIndex + 1) + "<br>left " + left + ", right " + right,
    },
    series: bounded.map((shown, i) => ({
      name: "layer " + shown.layer + ": " + shown.node,
      type: "scatter",
      symbol: signs[i % signs.length],
      symbolSize: 7,
      itemStyle: {color: style("--series-" + i % 8), opacity: 0.7},
      data: shown.right.map((right, unit) => [right, shown.left[unit]]),
    })),
  });

  const memory = () => data.kept[element("memory").value];

  const longest = () => {
    const shown = memory();
    const rank = unit => shown.halfLife[unit] === null ? Infinity : shown.halfLife[unit];
    return shown.retention.map((_, unit) => unit).sort((a, b) => rank(b) - rank(a) || a - b);
  };

  const held = () => {
    const shown = memory();
    return map("held", longest(), shown.held, [0, 1], [style("--shade"), style("--series-2")], "held",
      unit => "<br>half-life " + (shown.halfLife[unit] === null ? "∞" : shown.halfLife[unit]));
  };

  const halfLife = () => {
    const shown = memory();
    const units = longest();
    return {
      ...base(),
      grid: {left: 64, right: 16, top: 24, bottom: 48},
      xAxis: {...axis(), type: "category", data: units.map(unit => unit + 1), name: "unit", nameGap: 28},
      yAxis: {...axis(), type: "log", name: "half-life, characters", nameGap: 44},
      tooltip: {
        ...base().tooltip,
        formatter: ({dataIndex, value: number}) => "unit " + (units[dataIndex] + 1) + "<br>half-life " + number
          + "<br>held at " + (100 * shown.share[units[dataIndex]]).toFixed(1) + " % of the characters",
      },
      series: [{
        type: "scatter", symbolSize: 6, itemStyle: {color: style("--series-2")},
        // Half-lives of 0 and without end have no place on the axis.
        data: units.map(unit => shown.halfLife[unit] > 0 ? shown.halfLife[unit] : null),
      }],
    };
  };

  const mixed = (share, colour) => "color-mix(in srgb, " + colour + " " + Math.round(75 * share) + "%, transparent)";

  // The passage with a colour behind each character.
  const passage = () => {
    const place = element("passage");
    const bySurprise = element("colour").value === "surprise";
    const shown = activity();
    element("unit").max = shown.values.units;
    element("unit").disabled = bySurprise;
    const unit = Math.min(Math.max(1, Math.round(element("unit").valueAsNumber) || 1), shown.values.units) - 1;
    const numbers = bySurprise
      ? data.surprise.map(number => number || 0)
      : characters.map((_, time) => value(shown.values, time, unit));
    const least = Math.min(...numbers);
    const most = Math.max(...numbers);
    // What has two signs is coloured by both, all else from its least to its greatest.
    const share = number => least < 0 && most > 0
      ? number / Math.max(-least, most)
      : (number - least) / Math.max(most - least, 1e-12);
    place.replaceChildren(...data.text.map((sign, time) => {
      const span = document.createElement("span");
      span.textContent = sign;
      const part = share(numbers[time]);
      span.style.background = mixed(Math.abs(part), part < 0 ? style("--cold") : style("--warm"));
      span.title = numbers[time].toFixed(3) + (bySurprise ? " nats" : "");
      return span;
    }));
    element("said").textContent = bySurprise
      ? "from " + least.toFixed(2) + " to " + most.toFixed(2) + " nats"
      : "layer " + shown.layer + ", " + shown.node + ", unit " + (unit + 1) + ", from " + least.toFixed(2) + " to "
        + most.toFixed(2) + ": responds to " + response(shown, unit);
  };

  const heatChart = figures.add("heat", "canvas", heat, heatRows);
  const surpriseChart = figures.add("surprise", "svg", surprise, () => [["place", "character", "nats", "bits"]].concat(
    characters.map((sign, i) => [i + 1, sign, data.surprise[i],
      data.surprise[i] === null ? null : +(data.surprise[i] / Math.LN2).toFixed(4)])));
  figures.add("saturation", "svg", saturation, () => [["layer", "values", "unit", "left", "right"]].concat(
    bounded.flatMap(shown => shown.left.map((left, unit) => [shown.layer, shown.node, unit + 1, left, shown.right[unit]]))));
  const heldChart = figures.add("held", "canvas", held, () => rowsOf(memory().held, longest(), []));
  figures.add("half-life", "svg", halfLife, () => [["layer", "state", "unit", "retention", "half_life", "held"]].concat(
    longest().map(unit => [memory().layer, memory().state, unit + 1, memory().retention[unit],
      memory().halfLife[unit] === null ? "infinite" : memory().halfLife[unit], memory().share[unit]])));

  const remember = (id, chart) => chart && chart.on("datazoom", () => {
    const {startValue, endValue} = chart.getOption().dataZoom[0];
    zoom[id] = [startValue, endValue];
  });
  remember("heat", heatChart);
  remember("held", heldChart);
  remember("surprise", surpriseChart);
  heatChart.on("click", ({value: [, row]}) => {
    element("unit").value = order(activity())[row] + 1;
    element("colour").value = "unit";
    passage();
  });

  const onChange = (id, ...then) => element(id) && element(id).addEventListener("change", () => then.forEach(act => act()));
  onChange("activity", () => figures.draw("heat"), passage);
  onChange("order", () => figures.draw("heat"));
  onChange("colour", passage);
  onChange("unit", passage);
  onChange("surprise-unit", () => figures.draw("surprise"));
  onChange("memory", () => figures.draw("held", "half-life"));
  document.querySelectorAll("form.choose").forEach(form => form.addEventListener("submit", event => event.preventDefault()));
  // First the state whose units hold most.
  if (element("memory")) {
    const total = kept => kept.share.reduce((sum, share) => sum + share, 0);
    const most = Math.max(...data.kept.map(total));
    element("memory").value = data.kept.findIndex(kept => total(kept) === most);
  }
  figures.start();
  passage();
})();
