"use strict";
(() => {
  const cells = JSON.parse(document.getElementById("runs").textContent);
  const over = document.getElementById("over");
  const unit = document.getElementById("unit");
  const {style, colour, marks, axis, base} = figures;
  const {places, each} = over.form.dataset;

  const prefixes = [[1e15, " P"], [1e12, " T"], [1e9, " G"], [1e6, " M"]];

  const short = number => {
    const prefix = prefixes.find(([least]) => number >= least);
    return prefix ? +(number / prefix[0]).toFixed(2) + prefix[1]
      : number >= 1e4 ? +(number / 1e3).toFixed(1) + " k" : "" + number;
  };

  const scale = () => unit.value === "bits" ? 1 / Math.LN2 : 1;

  // From the least to the greatest of the seeds: there and back again.
  const band = (cell, curve, index) => {
    const numbers = cell[curve];
    const x = numbers[over.value];
    const there = numbers.low.map((loss, i) => [x[i], loss * scale()]);
    const back = numbers.high.map((loss, i) => [x[i], loss * scale()]).reverse();
    const fill = colour(index);
    return {
      name: cell.name,
      type: "custom",
      silent: true,
      clip: true,
      z: 1,
      data: there.concat(back),
      tooltip: {show: false},
      renderItem: (params, api) => params.dataIndex > 0 ? null : {
        type: "polygon",
        shape: {points: there.concat(back).map(point => api.coord(point))},
        style: {fill, opacity: 0.15},
      },
    };
  };

  const line = (cell, curve, index) => ({
    name: cell.name,
    type: "line",
    ...marks(index),
    symbolSize: 7,
    showSymbol: curve === "validation",
    emphasis: {focus: "series"},
    z: 2,
    data: cell[curve].loss.map((loss, i) => [cell[curve][over.value][i], loss * scale()]),
  });

  const option = curve => {
    const shown = cells.map((cell, index) => ({cell, index})).filter(({cell}) => cell[curve].loss.length > 0);
    return {
      ...base(),
      grid: {left: 64, right: 20, top: 56, bottom: 48},
      tooltip: {
        ...base().tooltip,
        trigger: "axis",
        axisPointer: {label: {formatter: ({value}) => short(value)}},
        valueFormatter: value => typeof value === "number" ? value.toFixed(4) : "–",
        order: "valueAsc",
      },
      xAxis: {
        ...axis(),
        type: "value",
        name: over.selectedOptions[0].textContent,
        nameGap: 28,
        max: "dataMax",
        axisLabel: {color: style("--quiet"), formatter: short, hideOverlap: true},
      },
      yAxis: {...axis(), type: "value", name: unit.value + " " + each, nameGap: 44, scale: true},
      series: shown.flatMap(({cell, index}) =>
        cell[curve].low ? [line(cell, curve, index), band(cell, curve, index)] : [line(cell, curve, index)]),
    };
  };

  const lossIn = "loss_" + unit.options[0].value.replaceAll(" ", "_");
  const rows = curve => [["cell", "step", places, "seconds", "flops", lossIn, "lowest_seed", "highest_seed"]]
    .concat(cells.flatMap(({name, [curve]: numbers}) => numbers.loss.map((loss, i) => [
      name, numbers.steps[i], numbers.characters[i], numbers.seconds[i], numbers.flops[i], loss,
      numbers.low && numbers.low[i], numbers.high && numbers.high[i],
    ])));

  const curves = ["validation", "training"];
  curves.forEach(curve => figures.add(curve, "svg", () => option(curve), () => rows(curve)));
  // What was chosen is kept in the address, so that it outlives the next look at the file.
  const chosen = () => {
    location.replace("#" + over.value + "," + unit.value);
    figures.draw(...curves);
  };
  const [ofOver, ofUnit] = location.hash.slice(1).split(",");
  const has = (select, value) => [...select.options].some(option => option.value === value);
  over.value = has(over, ofOver) ? ofOver : over.value;
  unit.value = has(unit, ofUnit) ? ofUnit : unit.value;
  over.addEventListener("change", chosen);
  unit.addEventListener("change", chosen);
  figures.start();
})();
