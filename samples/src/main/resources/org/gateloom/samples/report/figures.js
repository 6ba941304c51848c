"use strict";
// What the figures of all pages share: colours of the style sheet, what tells cells apart, saving, drawing again.
const figures = (() => {
  const drawn = {};
  const colours = 8;
  const dashes = ["solid", "dashed", "dotted"];
  const signs = ["circle", "rect", "triangle", "diamond"];

  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const colour = index => style("--series-" + index % colours);

  // Dashes and signs beside the colour, for those who do not see it.
  const marks = index => ({
    lineStyle: {width: 2, type: dashes[index % dashes.length], color: colour(index)},
    itemStyle: {color: colour(index)},
    symbol: signs[index % signs.length],
  });

  const quoted = value => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? "\"" + text.replaceAll("\"", "\"\"") + "\"" : text;
  };

  const csv = rows => rows.map(row => row.map(quoted).join(",")).join("\n") + "\n";

  const save = (name, type, text) => {
    const address = URL.createObjectURL(new Blob([text], {type}));
    const link = document.createElement("a");
    link.setAttribute("href", address);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };

  // As it is shown; what is drawn on a canvas once more, by the renderer that writes SVG.
  const svg = figure => {
    if (figure.renderer === "svg") {
      return figure.chart.renderToSVGString();
    }
    const copy = echarts.init(null, null, {
      renderer: "svg",
      ssr: true,
      width: figure.chart.getWidth(),
      height: figure.chart.getHeight(),
    });
    // Without an element there is none to be described.
    copy.setOption({...figure.option(), aria: {enabled: false}});
    const text = copy.renderToSVGString();
    copy.dispose();
    return text;
  };

  // id: of the chart's place; option: gives what is drawn; rows: gives its data, titles first.
  const add = (id, renderer, option, rows) => {
    const place = document.getElementById(id);
    if (place) {
      drawn[id] = {chart: echarts.init(place, null, {renderer}), renderer, option, rows};
    }
    return drawn[id] && drawn[id].chart;
  };

  const draw = (...ids) => ids.filter(id => drawn[id]).forEach(id => drawn[id].chart.setOption(drawn[id].option(), true));

  const start = () => {
    const all = Object.keys(drawn);
    draw(...all);
    document.querySelectorAll(".save, form.choose").forEach(element => element.hidden = false);
    document.querySelectorAll("button[data-chart]").forEach(button => button.addEventListener("click", () => {
      const id = button.dataset.chart;
      if (button.dataset.as === "svg") {
        save(id + ".svg", "image/svg+xml", svg(drawn[id]));
      } else {
        save(id + ".csv", "text/csv", csv(drawn[id].rows()));
      }
    }));
    const resize = () => all.forEach(id => drawn[id].chart.resize());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw(...all));
    addEventListener("resize", resize);
    addEventListener("beforeprint", resize);
    // While it is being trained the page is looked at again.
    if (document.getElementById("going")) {
      setTimeout(() => location.reload(), 5000);
    }
  };

  const axis = () => ({
    nameLocation: "middle",
    nameTextStyle: {color: style("--quiet")},
    axisLabel: {color: style("--quiet"), hideOverlap: true},
    axisLine: {lineStyle: {color: style("--line")}},
    splitLine: {lineStyle: {color: style("--line")}},
  });

  const base = () => ({
    animation: false,
    aria: {enabled: true},
    textStyle: {fontFamily: "system-ui, sans-serif"},
    legend: {type: "scroll", top: 8, textStyle: {color: style("--text")}, pageTextStyle: {color: style("--quiet")}},
    tooltip: {
      confine: true,
      backgroundColor: style("--page"),
      borderColor: style("--line"),
      textStyle: {color: style("--text")},
    },
  });

  const escaped = text => String(text).replace(/[&<>"']/g, sign => "&#" + sign.charCodeAt(0) + ";");

  return {add, draw, start, style, colour, marks, axis, base, escaped};
})();
