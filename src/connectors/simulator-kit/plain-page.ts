export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Trang của một hệ thống mô phỏng: plain, without script or picture, narrow enough for a phone. `body` is HTML. */
export function plainPage(title: string, body: string): string {
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
body{margin:0;background:#f3f4f6;color:#1b1f24;font:17px/1.5 system-ui,sans-serif}
main{box-sizing:border-box;max-width:36rem;margin:0 auto;padding:20px 16px 32px;background:#fff;min-height:100vh}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 12px}h2{font-size:1.1rem;margin:24px 0 4px;overflow-wrap:anywhere}
.note{border-left:4px solid #8a5a00;padding:4px 12px;margin:0 0 16px;background:#fff8e6}
dt{color:#4a5260}dd{margin:0 0 8px;overflow-wrap:anywhere}
label{display:block;margin:0 0 12px}
input{box-sizing:border-box;font:inherit;display:block;width:100%;min-height:44px;padding:8px;border:1px solid #4a5260;border-radius:6px}
button{font:inherit;display:block;width:100%;min-height:48px;margin:0 0 12px;padding:8px 16px;border:1px solid #1b1f24;border-radius:6px;background:#fff;color:inherit;cursor:pointer}
button.main{background:#0b5c3b;border-color:#0b5c3b;color:#fff}
</style></head><body><main><h1>${title}</h1>
${body}</main></body></html>`;
}
