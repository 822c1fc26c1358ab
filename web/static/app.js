// The page inside Telegram: hands on who opened it, and reads stickers where Telegram can.

const telegram = window.Telegram?.WebApp;
const form = document.getElementById("app-form");
const scan = document.getElementById("scan");

if (telegram?.initData) {
  telegram.ready();
  document.getElementById("outside").hidden = true;
  form.hidden = false;
  form.elements.init_data.value = telegram.initData;
  scan.hidden = !(telegram.isVersionAtLeast?.("6.4") && telegram.showScanQrPopup);
  scan.addEventListener("click", () => {
    telegram.showScanQrPopup({}, (text) => {
      form.elements.scanned.value = text;
      form.submit();
      return true;
    });
  });
}
