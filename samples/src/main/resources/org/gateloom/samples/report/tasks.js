"use strict";
(() => {
  const {chance, cells} = JSON.parse(document.getElementById("numbers").textContent);
  const {style, colour, marks, axis, base} = figures;
  const lags = [...new Set(cells.flatMap(cell => cell.points.map(point => point[0])))].sort((a, b) => a - b);

  // The interval of a mean, as a bar through its point.
  const bars = (cell, index) => {
    const stroke = colour(index);
    return {
      name: cell.name,
      type: "custom",
      silent: true,
      z: 1,
      tooltip: {show: false},
      data: cell.points.map(([lag, mean, half]) =>
        [lags.indexOf(lag), Math.max(0, mean - half), Math.min(100, mean + half)]),
      renderItem: (params, api) => {
        const [x, low] = api.coord([api.value(0), api.value(1)]);
        const high = api.coord([api.value(0), api.value(2)])[1];
        return {type: "line", shape: {x1: x, y1: low, x2: x, y2: high}, style: {stroke, lineWidth: 1.5}};
      },
    };
  };

  const line = (cell, index) => ({
    name: cell.name,
    type: "line",
    ...marks(index),
    symbolSize: 8,
    z: 2,
    data: cell.points.map(([lag, mean]) => [lags.indexOf(lag), mean]),
    markLine: index > 0 ? undefined : {
      silent: true,
      symbol: "none",
      label: {formatter: "chance", color: style("--quiet"), position: "insideEndTop"},
      lineStyle: {color: style("--quiet"), type: "dashed"},
      data: [{yAxis: chance}],
    },
  });

  const option = () => ({
    ...base(),
    grid: {left: 64, right: 20, top: 56, bottom: 48},
    tooltip: {
      ...base().tooltip,
      trigger: "axis",
      valueFormatter: value => typeof value === "number" ? value.toFixed(1) + " %" : "–",
    },
    xAxis: {...axis(), type: "category", name: "lag, steps", nameGap: 28, data: lags.map(String)},
    yAxis: {...axis(), type: "value", name: "right answers, %", nameGap: 40, min: 0, max: 100},
    series: cells.flatMap((cell, index) => [line(cell, index), bars(cell, index)]),
  });

  figures.add("success", "svg", option, () => [["cell", "lag", "right_percent", "half_interval"]].concat(
    cells.flatMap(cell => cell.points.map(point => [cell.name, ...point]))));
  figures.start();
})();
