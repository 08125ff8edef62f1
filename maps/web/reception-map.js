/* Draws the reception map out of plain data. All text goes in by textContent. */
(function () {
  "use strict";

  var ROADS = {
    4: { color: "#ffffff", weight: 1.6, casing: "#dcd7cc", fromZoom: 12 },
    3: { color: "#ffffff", weight: 2.6, casing: "#cfc8b8", fromZoom: 0 },
    2: { color: "#fbe3a6", weight: 3.4, casing: "#d6b768", fromZoom: 0 },
    1: { color: "#f4bd6b", weight: 3.8, casing: "#c8873a", fromZoom: 0 }
  };
  var WATER = {
    lake: { weight: 1, fill: true },
    river: { weight: 6, fill: true },
    canal: { weight: 2.4, fill: false },
    stream: { weight: 1.8, fill: false }
  };
  var WATER_COLOUR = "#a9cfe3", SHORE_COLOUR = "#8fbcd4", LAND_COLOUR = "#f3f1ea";
  var KEEP_RIGHT_PX = 3, LANE_PX = 6, ARROW_EVERY_PX = 110, ARROW_FROM_PX = 34;
  var BADGE_HEIGHT_PX = 22, BADGE_GAP_PX = 3;

  function element(tag, className, text) {
    var made = document.createElement(tag);
    made.className = className;
    if (text !== undefined) { made.textContent = text; }
    return made;
  }

  /* The base map. */

  function base(map, data) {
    map.createPane("base").style.zIndex = 200;
    var canvas = L.canvas({ pane: "base", padding: 0.5 });
    data.water.forEach(function (water) { drawWater(map, canvas, water); });
    data.roads.forEach(function (road) { drawRoads(map, canvas, road); });
    data.water.forEach(function (water) { nameWater(map, water); });
  }

  function drawWater(map, canvas, water) {
    var common = { renderer: canvas, interactive: false, smoothFactor: 0.6 };
    if (water.kind === "causeway") {
      L.polyline(water.lines, L.extend({ color: LAND_COLOUR, weight: 2.5 }, common)).addTo(map);
      return;
    }
    var style = WATER[water.kind];
    water.areas.forEach(function (rings) {
      L.polygon(rings, L.extend({
        color: SHORE_COLOUR, weight: 1, fillColor: WATER_COLOUR, fillOpacity: 1
      }, common)).addTo(map);
    });
    if (water.lines.length) {
      L.polyline(water.lines, L.extend({
        color: WATER_COLOUR, weight: style.weight, lineCap: "round"
      }, common)).addTo(map);
    }
  }

  function drawRoads(map, canvas, road) {
    var style = ROADS[road.road_class];
    var common = { renderer: canvas, interactive: false, smoothFactor: 0.8, lineJoin: "round" };
    var casing = L.polyline(road.lines, L.extend({ color: style.casing }, common));
    var surface = L.polyline(road.lines, L.extend({ color: style.color }, common));
    var drawn = L.layerGroup([casing, surface]);
    function byZoom() {
      if (map.getZoom() < style.fromZoom) { drawn.remove(); return; }
      var breadth = Math.min(1.5, Math.max(0.4, Math.pow(2, (map.getZoom() - 12) / 2.5)));
      casing.setStyle({ weight: (style.weight + 1.6) * breadth });
      surface.setStyle({ weight: style.weight * breadth });
      drawn.addTo(map);
    }
    map.on("zoomend", byZoom);
    byZoom();
  }

  function nameWater(map, water) {
    if (!water.name || !water.label_at) { return; }
    var name = element("span", "rm-water", water.name);
    L.marker(water.label_at, {
      interactive: false, keyboard: false, pane: "base",
      icon: L.divIcon({ className: "rm-water-at", html: name, iconSize: [0, 0] })
    }).addTo(map);
  }

  /* A line drawn beside its road. It is thinned before it is moved aside: at a small scale a
     slip road is narrower than the shift, which would turn it inside out. */

  var Lane = L.Polyline.extend({
    _projectLatlngs: function (latlngs, result, bounds) {
      var rings = [], lane = this.options.lane;
      L.Polyline.prototype._projectLatlngs.call(this, latlngs, rings, bounds);
      rings.forEach(function (ring) {
        var thin = L.LineUtil.simplify(ring, 1.5 + Math.abs(lane) * 0.75);
        var moved = thin.length > 1 ? L.PolylineOffset.offsetPoints(thin, lane) : thin;
        result.push(moved.map(function (at) { return L.point(at.x, at.y); }));
      });
    }
  });

  /* One delegation. */

  function itinerary(map, group, data) {
    var store = state(map);
    data.legs.forEach(function (leg) { store.legs.push(drawLeg(group, data, leg)); });
    data.stops.forEach(function (stop) { store.badges.push(drawStop(map, group, data, stop)); });
    store.layers.push({ group: group, data: data });
  }

  function state(map) {
    if (!map.receptionState) {
      map.receptionState = { legs: [], badges: [], layers: [] };
      map.on("zoomend moveend viewreset layeradd layerremove resize", function () {
        if (map.receptionState.waiting) { return; }
        map.receptionState.waiting = requestAnimationFrame(function () {
          map.receptionState.waiting = null;
          arrange(map);
        });
      });
    }
    return map.receptionState;
  }

  function drawLeg(group, data, leg) {
    var offset = KEEP_RIGHT_PX + leg.lane * LANE_PX;
    var dash = leg.is_guess ? "2 9" : null;
    new Lane(leg.points, {
      color: "#ffffff", weight: 8, opacity: 0.85, lane: offset, interactive: false
    }).addTo(group);
    var line = new Lane(leg.points, {
      color: data.colour, weight: 5, opacity: 0.95, lane: offset, dashArray: dash,
      className: "rm-leg"
    }).addTo(group);
    var tip = element("div", "rm-tip");
    tip.appendChild(element("strong", "", leg.label));
    tip.appendChild(element("div", "", leg.cost));
    tip.appendChild(element("div", "rm-rung", leg.rung));
    line.bindTooltip(tip, { sticky: true, className: "rm-tooltip" });
    line.on("click", function (event) {
      L.popup({ className: "rm-popup", minWidth: 120 }).setLatLng(event.latlng)
        .setContent(tip.cloneNode(true)).openOn(line._map);
    });
    return { line: line, group: group, engagement: leg.engagement };
  }

  function drawStop(map, group, data, stop) {
    L.circleMarker(stop.at, {
      radius: 4.5, color: "#ffffff", weight: 2, fillColor: data.colour, fillOpacity: 1,
      interactive: false
    }).addTo(group);
    var leader = L.polyline([stop.at, stop.at], {
      color: data.colour, weight: 1.5, interactive: false
    }).addTo(group);
    var text = data.code + stop.number;
    var badge = element("div", "rm-badge", text);
    badge.style.backgroundColor = data.colour;
    badge.setAttribute("data-engagement", stop.engagement);
    var width = 14 + 8 * text.length;
    badge.style.width = width + "px";
    var marker = L.marker(stop.at, {
      title: "", alt: text + " " + stop.label, riseOnHover: true,
      icon: L.divIcon({ className: "rm-badge-at", html: badge, iconSize: [0, 0] })
    }).addTo(group);
    var tip = element("div", "rm-tip");
    tip.appendChild(element("strong", "", text + "  " + stop.label));
    tip.appendChild(element("div", "", stop.when));
    tip.appendChild(element("div", "rm-rung", data.name));
    marker.bindTooltip(tip, { direction: "top", offset: [0, -14], className: "rm-tooltip" });
    marker.on("click keypress", function (event) {
      if (event.type === "keypress" && event.originalEvent.key !== "Enter") { return; }
      L.popup({ className: "rm-popup", minWidth: 120, offset: [0, -10] }).setLatLng(stop.at)
        .setContent(tip.cloneNode(true)).openOn(map);
      if (window.parent !== window) {
        window.parent.postMessage({ type: "reception-stop", engagement: stop.engagement }, "*");
      }
    });
    return { marker: marker, badge: badge, leader: leader, at: L.latLng(stop.at), width: width,
             group: group, engagement: stop.engagement };
  }

  /* The page around the map says which engagement stands out: its stops, the drives to it. */

  function standOut(map, engagement) {
    var store = state(map), chosen = [];
    store.badges.forEach(function (badge) {
      var isIt = badge.engagement === engagement;
      badge.badge.classList.toggle("rm-selected", isIt);
      badge.marker.setZIndexOffset(isIt ? 1000 : 0);
      if (isIt) { chosen.push(badge.at); }
    });
    store.legs.forEach(function (leg) {
      var isIt = leg.engagement === engagement;
      leg.line.setStyle({ weight: isIt ? 9 : 5, opacity: chosen.length && !isIt ? 0.45 : 0.95 });
    });
    if (chosen.length && !map.getBounds().pad(-0.1).contains(chosen[0])) { map.panTo(chosen[0]); }
  }

  function listenToPage(map) {
    window.addEventListener("message", function (event) {
      if (event.source !== window.parent || window.parent === window || !event.data) { return; }
      if (event.data.type !== "reception-select") { return; }
      if (typeof event.data.engagement === "string") { standOut(map, event.data.engagement); }
    });
  }

  /* Places badges so that none hides another, and arrows along the drives. */

  function arrange(map) {
    var store = map.receptionState;
    placeBadges(map, store.badges.filter(function (b) { return map.hasLayer(b.group); }));
    store.legs.forEach(function (leg) {
      if (map.hasLayer(leg.group)) { drawArrows(leg.line); }
    });
  }

  function placeBadges(map, badges) {
    var taken = [];
    badges.forEach(function (badge) {
      var at = map.latLngToLayerPoint(badge.at);
      var spot = freeSpot(at, badge.width, taken);
      taken.push(spot);
      badge.badge.style.left = (spot.x - at.x) + "px";
      badge.badge.style.top = (spot.y - at.y) + "px";
      var middle = L.point(spot.x + badge.width / 2, spot.y + BADGE_HEIGHT_PX / 2);
      badge.leader.setLatLngs([badge.at, map.layerPointToLatLng(middle)]);
    });
  }

  function freeSpot(at, width, taken) {
    var rows = Math.ceil(Math.sqrt(taken.length)) + 2;
    for (var ring = 0; ring < rows + taken.length; ring += 1) {
      var spots = spotsAround(at, width, ring);
      for (var k = 0; k < spots.length; k += 1) {
        if (!taken.some(function (other) { return overlap(spots[k], other); })) {
          return spots[k];
        }
      }
    }
    return spotsAround(at, width, 0)[0];
  }

  function spotsAround(at, width, ring) {
    var step = BADGE_HEIGHT_PX + BADGE_GAP_PX, side = width + BADGE_GAP_PX;
    var above = at.y - 9 - BADGE_HEIGHT_PX - ring * step;
    var below = at.y + 9 + ring * step;
    var spots = [];
    [0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2, -2].slice(0, 3 + 2 * Math.min(ring, 3)).forEach(
      function (shift) {
        spots.push({ x: at.x - width / 2 + shift * side, y: above, width: width });
      });
    spots.push({ x: at.x - width / 2, y: below, width: width });
    spots.push({ x: at.x + 10 + ring * 10, y: at.y - BADGE_HEIGHT_PX / 2, width: width });
    spots.push({ x: at.x - 10 - ring * 10 - width, y: at.y - BADGE_HEIGHT_PX / 2, width: width });
    return spots;
  }

  function overlap(a, b) {
    return a.x < b.x + b.width + BADGE_GAP_PX && b.x < a.x + a.width + BADGE_GAP_PX &&
      a.y < b.y + BADGE_HEIGHT_PX + BADGE_GAP_PX && b.y < a.y + BADGE_HEIGHT_PX + BADGE_GAP_PX;
  }

  function drawArrows(line) {
    var path = line._path;
    if (!path) { return; }
    var arrows = path.nextSibling;
    if (!arrows || arrows.getAttribute("class") !== "rm-arrows") {
      arrows = document.createElementNS("http://www.w3.org/2000/svg", "path");
      arrows.setAttribute("class", "rm-arrows");
      path.parentNode.insertBefore(arrows, path.nextSibling);
      line.once("remove", function () { arrows.remove(); });
    }
    arrows.setAttribute("d", (line._parts || []).map(chevrons).join(""));
  }

  function chevrons(points) {
    var out = "", wait = ARROW_FROM_PX;
    for (var k = 1; k < points.length; k += 1) {
      var from = points[k - 1], to = points[k], length = from.distanceTo(to);
      if (length < 1) { continue; }
      var dx = (to.x - from.x) / length, dy = (to.y - from.y) / length, gone = 0;
      while (length - gone >= wait) {
        gone += wait;
        wait = ARROW_EVERY_PX;
        out += chevron(from.x + dx * gone, from.y + dy * gone, dx, dy);
      }
      wait -= length - gone;
    }
    return out;
  }

  function chevron(x, y, dx, dy) {
    function at(along, across) {
      return (x + dx * along - dy * across).toFixed(1) + " " +
        (y + dy * along + dx * across).toFixed(1);
    }
    return "M" + at(-2.2, -2.4) + "L" + at(1.6, 0) + "L" + at(-2.2, 2.4);
  }

  /* The legend, which also shows and hides delegations. */

  function legend(map, words) {
    var control = L.control({ position: "topright" });
    control.onAdd = function () {
      var box = element("details", "rm-legend leaflet-bar");
      box.open = map.getSize().x >= 640;
      box.appendChild(element("summary", "", words.legend));
      state(map).layers.forEach(function (layer) { box.appendChild(legendRow(map, layer)); });
      words.rungs.forEach(function (rung) {
        var row = element("div", "rm-source");
        row.appendChild(element("span", "rm-stroke" + (rung.is_guess ? " rm-guess" : "")));
        row.appendChild(element("span", "", rung.name));
        box.appendChild(row);
      });
      L.DomEvent.disableClickPropagation(box);
      L.DomEvent.disableScrollPropagation(box);
      return box;
    };
    return control.addTo(map).getContainer();
  }

  function legendRow(map, layer) {
    var row = element("label", "rm-row");
    var tick = element("input", "");
    tick.type = "checkbox";
    tick.checked = true;
    tick.addEventListener("change", function () {
      if (tick.checked) { layer.group.addTo(map); } else { layer.group.remove(); }
    });
    var mark = element("span", "rm-mark", layer.data.code);
    mark.style.backgroundColor = layer.data.colour;
    row.appendChild(tick);
    row.appendChild(mark);
    row.appendChild(element("span", "rm-name", layer.data.name));
    return row;
  }

  function finish(map, frame) {
    map.attributionControl.setPrefix(false);
    frame.credits.forEach(function (credit) { map.attributionControl.addAttribution(credit); });
    L.control.zoom({ zoomInTitle: frame.zoom_in, zoomOutTitle: frame.zoom_out }).addTo(map);
    L.control.scale({ imperial: false }).addTo(map);
    var box = legend(map, frame);
    if (frame.bounds) {
      map.fitBounds(frame.bounds, {
        paddingTopLeft: [56, 72],
        paddingBottomRight: [box.open ? box.offsetWidth + 24 : 36, 60],
        maxZoom: 15
      });
    }
    state(map);
    arrange(map);
    listenToPage(map);
  }

  window.ReceptionMap = { base: base, itinerary: itinerary, finish: finish };
}());
