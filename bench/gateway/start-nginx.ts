import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of a server that answers itself: what it answers to everything. Of one that passes on: to which port. */
type Does = { answers: string } | { passesTo: number };

/** One worker of nginx on loopback, without a log, connections kept. */
export function startNginx(port: number, does: Does): ChildProcess {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-nginx-'));
  const file = join(folder, 'nginx.conf');
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${folder}/${of};`);
  writeFileSync(
    file,
    `daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http { access_log off; keepalive_requests 1000000000; ${paths.join(' ')}
${serverOf(port, does)} }`,
  );
  return spawn('nginx', ['-p', folder, '-c', file], { stdio: 'ignore' });
}

function serverOf(port: number, does: Does): string {
  const listen = `listen 127.0.0.1:${port};`;
  if ('answers' in does)
    return `server { ${listen} location / { default_type application/json; return 200 '${does.answers}'; } }`;
  return `upstream provider { server 127.0.0.1:${does.passesTo}; keepalive 32; keepalive_requests 1000000000; }
server { ${listen} location / { proxy_http_version 1.1; proxy_set_header Connection ''; proxy_pass http://provider; } }`;
}
