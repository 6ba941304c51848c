"use strict";
(() => {
  const curves = JSON.parse(document.getElementById("curves").textContent);
  const scale = document.getElementById("scale");
  const {style, colour, marks, axis, base, escaped} = figures;
  const cells = [...new Set(curves.map(curve => curve.cell))];
  const name = curve => curve.cell + (curve.trained ? ", trained" : ", untrained");
  const short = number => number === 0 ? "0" : number.toExponential(1);

  const norms = curve => curve.norms.map((norm, i) =>
    // A norm of 0 has no place on the axis.
    [i + 1, norm === null || norm <= 0 ? null : scale.value === "relative" ? norm / curve.norms[0] : norm]);

  const option = () => ({
    ...base(),
    grid: {left: 88, right: 24, top: 56, bottom: 48},
    xAxis: {...axis(), type: "value", name: "k, steps back", nameGap: 28, min: 1, max: "dataMax"},
    yAxis: {
      ...axis(), type: "log", name: scale.value === "relative" ? "norm, relative to k = 1" : "norm of the gradient",
      nameGap: 66, axisLabel: {color: style("--quiet"), formatter: short},
      // Without a norm above 0 there is no range.
      min: ({min}) => Number.isFinite(min) ? 10 ** Math.floor(Math.log10(min)) : null,
      max: ({max}) => Number.isFinite(max) ? 10 ** Math.ceil(Math.log10(max) + 1e-9) : null,
    },
    tooltip: {
      ...base().tooltip,
      trigger: "axis",
      order: "valueDesc",
      formatter: points => "k = " + points[0].value[0] + points.map(({seriesName, marker, value: [, norm]}) =>
        "<br>" + marker + escaped(seriesName) + " " + (typeof norm === "number" ? norm.toExponential(2) : "–")).join(""),
    },
    series: curves.map(curve => {
      const index = cells.indexOf(curve.cell);
      return {
        name: name(curve),
        type: "line",
        ...marks(index),
        // Trained and untrained differ in the line, cells in colour and sign.
        lineStyle: {width: 2, type: curve.trained ? "solid" : "dashed", color: colour(index)},
        // Of every tenth point the sign is shown, so that the line is seen.
        symbolSize: (_, {dataIndex}) => dataIndex % 10 === 0 ? 7 : 0,
        showSymbol: true,
        emphasis: {focus: "series"},
        data: norms(curve),
      };
    }),
  });

  figures.add("gradients", "svg", option, () => [["cell", "parameters", "k", "norm"]].concat(
    curves.flatMap(curve => curve.norms.map((norm, i) =>
      [curve.cell, curve.trained ? "trained" : "untrained", i + 1, norm]))));
  scale.addEventListener("change", () => figures.draw("gradients"));
  figures.start();
})();
