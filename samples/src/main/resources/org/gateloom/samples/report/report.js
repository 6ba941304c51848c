"use strict";
(() => {
  const runs = JSON.parse(document.getElementById("runs").textContent);
  const over = document.getElementById("over");
  const unit = document.getElementById("unit");
  const colours = 8;
  let charts = [];

  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const short = number =>
    number >= 1e6 ? +(number / 1e6).toFixed(2) + " M" : number >= 1e4 ? +(number / 1e3).toFixed(1) + " k" : "" + number;

  // One axis for all runs: each run has its own seconds, and points of others become gaps that lines pass over.
  const columns = curve => {
    const scale = unit.value === "bits" ? 1 / Math.LN2 : 1;
    const tables = runs
      .filter(run => run[curve].loss.length > 0)
      .map(run => [run[curve][over.value], run[curve].loss.map(loss => loss * scale)]);
    return tables.length > 1 ? uPlot.join(tables) : tables[0] || [[], []];
  };

  const draw = curve => {
    const place = document.getElementById(curve);
    place.replaceChildren();
    const shown = runs.map((run, index) => ({run, index})).filter(({run}) => run[curve].loss.length > 0);
    const axis = {
      stroke: style("--quiet"),
      grid: {stroke: style("--line"), width: 1},
      ticks: {stroke: style("--line"), width: 1},
    };
    const unitText = unit.value + " a character";
    const x = over.value === "seconds" ? "seconds of training" : "characters read";
    return new uPlot({
      width: place.clientWidth,
      height: Math.max(320, Math.min(460, place.clientWidth * 0.5)),
      scales: {x: {time: false}},
      cursor: {focus: {prox: 24}},
      focus: {alpha: 0.25},
      axes: [
        {...axis, label: x, values: (chart, ticks) => ticks.map(short)},
        {...axis, label: unitText, size: 56},
      ],
      series: [
        {label: x, value: (chart, value) => value == null ? "–" : short(value)},
        ...shown.map(({run, index}) => ({
          label: run.name,
          stroke: style("--series-" + index % colours),
          // A second sign beside the colour, for those who do not see it.
          dash: [[], [8, 4], [2, 3]][index % 3],
          width: 2,
          spanGaps: true,
          points: {show: curve === "validation", size: 6},
          value: (chart, value) => value == null ? "–" : value.toFixed(4),
        })),
      ],
    }, columns(curve), place);
  };

  const drawAll = () => {
    charts.forEach(chart => chart.destroy());
    charts = ["validation", "training"].map(draw);
  };

  document.getElementById("axes").hidden = false;
  over.addEventListener("change", drawAll);
  unit.addEventListener("change", drawAll);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  let width = document.documentElement.clientWidth;
  addEventListener("resize", () => {
    if (document.documentElement.clientWidth !== width) {
      width = document.documentElement.clientWidth;
      drawAll();
    }
  });
  drawAll();
})();
