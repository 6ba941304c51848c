"use strict";
(() => {
  const {chance, cells} = JSON.parse(document.getElementById("numbers").textContent);
  const colours = 8;
  const dashes = ["solid", "dashed", "dotted"];
  const signs = ["circle", "rect", "triangle", "diamond"];
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const lags = [...new Set(cells.flatMap(cell => cell.points.map(point => point[0])))].sort((a, b) => a - b);

  // The interval of a mean, as a bar through its point.
  const bars = (cell, colour) => ({
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
      return {type: "line", shape: {x1: x, y1: low, x2: x, y2: high}, style: {stroke: colour, lineWidth: 1.5}};
    },
  });

  const line = (cell, index, colour) => ({
    name: cell.name,
    type: "line",
    // A second sign beside the colour, for those who do not see it.
    lineStyle: {width: 2, type: dashes[index % dashes.length], color: colour},
    itemStyle: {color: colour},
    symbol: signs[index % signs.length],
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

  const option = () => {
    const quiet = style("--quiet");
    const axis = {
      nameLocation: "middle",
      nameTextStyle: {color: quiet},
      axisLabel: {color: quiet},
      axisLine: {lineStyle: {color: style("--line")}},
      splitLine: {lineStyle: {color: style("--line")}},
    };
    return {
      animation: false,
      aria: {enabled: true},
      textStyle: {fontFamily: "system-ui, sans-serif"},
      grid: {left: 64, right: 20, top: 56, bottom: 48},
      legend: {type: "scroll", top: 8, textStyle: {color: style("--text")}, pageTextStyle: {color: quiet}},
      tooltip: {
        trigger: "axis",
        confine: true,
        backgroundColor: style("--page"),
        borderColor: style("--line"),
        textStyle: {color: style("--text")},
        valueFormatter: value => typeof value === "number" ? value.toFixed(1) + " %" : "–",
      },
      xAxis: {...axis, type: "category", name: "lag, steps", nameGap: 28, data: lags.map(String)},
      yAxis: {...axis, type: "value", name: "right answers, %", nameGap: 40, min: 0, max: 100},
      series: cells.flatMap((cell, index) => {
        const colour = style("--series-" + index % colours);
        return [line(cell, index, colour), bars(cell, colour)];
      }),
    };
  };

  const chart = echarts.init(document.getElementById("success"), null, {renderer: "svg"});
  const draw = () => chart.setOption(option(), true);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("resize", () => chart.resize());
  addEventListener("beforeprint", () => chart.resize());
  if (document.getElementById("going")) {
    setTimeout(() => location.reload(), 5000);
  }
  draw();
})();
