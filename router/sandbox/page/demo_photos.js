// Sample pictures, drawn here: a cracked phone, a torn parcel, a receipt. No two drawings are the same file.

const WIDTH = 960, HEIGHT = 720;
let made = 0;

export async function demoPhotos() {
  made += 1;
  return Promise.all([
    photo("phone", phone), photo("parcel", parcel), photo("receipt", receipt)]);
}

async function photo(name, draw) {
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  const pen = canvas.getContext("2d");
  draw(pen);
  grain(pen);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
  return new File([blob], `${name}-${made}.jpg`, { type: "image/jpeg" });
}

// A little noise, as a camera makes it.
function grain(pen) {
  for (let n = 0; n < 2500; n += 1) {
    pen.fillStyle = `rgba(${n % 2 ? "255,255,255" : "0,0,0"},0.05)`;
    pen.fillRect(Math.random() * WIDTH, Math.random() * HEIGHT, 3, 3);
  }
}

function table(pen, from, to) {
  const wood = pen.createLinearGradient(0, 0, WIDTH, HEIGHT);
  wood.addColorStop(0, from);
  wood.addColorStop(1, to);
  pen.fillStyle = wood;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.strokeStyle = "rgba(0,0,0,0.07)";
  pen.lineWidth = 3;
  for (let y = 60; y < HEIGHT; y += 120) line(pen, [[0, y], [WIDTH, y + 14]]);
}

function line(pen, points) {
  pen.beginPath();
  points.forEach(([x, y], n) => (n ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.stroke();
}

function shape(pen, points, color) {
  pen.fillStyle = color;
  pen.beginPath();
  points.forEach(([x, y], n) => (n ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.fill();
}

function card(pen, x, y, width, height, radius, color, shade = 30) {
  pen.save();
  pen.shadowColor = "rgba(0,0,0,0.45)";
  pen.shadowBlur = shade;
  pen.shadowOffsetY = shade / 2;
  pen.fillStyle = color;
  pen.beginPath();
  pen.roundRect(x, y, width, height, radius);
  pen.fill();
  pen.restore();
}

function phone(pen) {
  table(pen, "#c9a27a", "#9a714c");
  pen.translate(WIDTH / 2, HEIGHT / 2);
  pen.rotate(-0.16);
  card(pen, -165, -330, 330, 660, 48, "#15171b", 44);
  const glass = pen.createLinearGradient(-150, -310, 150, 310);
  glass.addColorStop(0, "#35518c");
  glass.addColorStop(0.55, "#7b5aa6");
  glass.addColorStop(1, "#d9808f");
  card(pen, -150, -312, 300, 624, 36, glass, 0);
  card(pen, -46, -300, 92, 26, 13, "#15171b", 0);
  pen.fillStyle = "rgba(255,255,255,0.92)";
  pen.font = "300 84px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.fillText("09:41", 0, -150);
  cracks(pen, 62, 96);
  pen.resetTransform();
}

function cracks(pen, x, y) {
  const inside = new Path2D();
  inside.roundRect(-150, -312, 300, 624, 36);
  pen.save();
  pen.clip(inside);
  for (let n = 0; n < 17; n += 1) {
    const angle = (n / 17) * 2 * Math.PI + Math.random() * 0.25;
    pen.strokeStyle = `rgba(255,255,255,${0.5 + Math.random() * 0.4})`;
    pen.lineWidth = 1 + Math.random() * 2.4;
    const points = [[x, y]];
    for (let reach = 40; reach < 520; reach += 55) {
      const turn = angle + (Math.random() - 0.5) * 0.34;
      points.push([x + Math.cos(turn) * reach, y + Math.sin(turn) * reach]);
    }
    line(pen, points);
  }
  for (const ring of [26, 60, 108]) ringOf(pen, x, y, ring);
  pen.restore();
}

function ringOf(pen, x, y, reach) {
  pen.strokeStyle = "rgba(255,255,255,0.55)";
  pen.lineWidth = 1.5;
  const points = Array.from({ length: 14 }, (_, n) => {
    const angle = (n / 13) * 2 * Math.PI, far = reach * (0.85 + Math.random() * 0.35);
    return [x + Math.cos(angle) * far, y + Math.sin(angle) * far];
  });
  line(pen, points);
}

function parcel(pen) {
  table(pen, "#b9c2c9", "#8f9aa3");
  shape(pen, [[190, 250], [560, 190], [800, 280], [420, 360]], "#d8a86b");
  shape(pen, [[190, 250], [420, 360], [420, 640], [190, 510]], "#b98449");
  shape(pen, [[420, 360], [800, 280], [800, 540], [420, 640]], "#c8955a");
  shape(pen, [[352, 224], [410, 214], [640, 306], [574, 322]], "rgba(235,220,180,0.75)");
  shape(pen, [[574, 322], [640, 306], [640, 380], [574, 396]], "rgba(235,220,180,0.75)");
  const hole = [[232, 350], [280, 336], [296, 372], [352, 388], [338, 440], [364, 484], [300, 492], [276, 530], [246, 470], [218, 452], [244, 402]];
  shape(pen, hole, "#3a2814");
  shape(pen, [[352, 388], [338, 440], [364, 484], [398, 452], [388, 402]], "#e2bb86");
  shape(pen, [[232, 350], [280, 336], [262, 310], [216, 322]], "#e2bb86");
  pen.save();
  pen.transform(1, -0.21, 0, 1, 500, 440);
  pen.fillStyle = "#fffdf6";
  pen.fillRect(0, 0, 230, 130);
  pen.fillStyle = "#222";
  for (let x = 16; x < 210; x += 9) pen.fillRect(x, 62, 2 + ((x * 7) % 5), 48);
  pen.font = "bold 26px system-ui, sans-serif";
  pen.fillText("易碎 FRAGILE", 16, 42);
  pen.restore();
}

function receipt(pen) {
  table(pen, "#5c6b73", "#3f4b52");
  pen.translate(WIDTH / 2, HEIGHT / 2);
  pen.rotate(0.05);
  card(pen, -215, -330, 430, 660, 6, "#fdfbf3", 36);
  pen.fillStyle = "#2b2b2b";
  pen.textAlign = "center";
  pen.font = "bold 40px system-ui, sans-serif";
  pen.fillText("示例数码旗舰店", 0, -262);
  pen.font = "24px system-ui, sans-serif";
  pen.fillText("购物小票", 0, -220);
  const rows = [["订单号", `2026${String(110800 + made)}`], ["智能手机 X1", "¥2,999.00"], ["手机壳", "¥59.00"], ["运费", "¥0.00"]];
  rows.forEach(([left, right], n) => both(pen, left, right, -150 + n * 56));
  pen.setLineDash([8, 8]);
  pen.strokeStyle = "#999";
  line(pen, [[-180, 62], [180, 62]]);
  pen.setLineDash([]);
  pen.font = "bold 34px system-ui, sans-serif";
  both(pen, "合计", "¥3,058.00", 116);
  for (let x = -150; x < 150; x += 9) pen.fillRect(x, 190, 2 + (Math.abs(x * 7) % 5), 70);
  pen.resetTransform();
}

function both(pen, left, right, y) {
  pen.font = pen.font.startsWith("bold") ? pen.font : "26px system-ui, sans-serif";
  pen.textAlign = "left";
  pen.fillText(left, -180, y);
  pen.textAlign = "right";
  pen.fillText(right, 180, y);
}
