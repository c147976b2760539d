/**
 * Loaded before the built tool: leads its connections to the front of a run, whatever host they are
 * meant for, and makes chosen names unknown or refused. The tool itself runs unchanged.
 */
const { Socket } = require("node:net");

/** @type {{ tls: number, plain: number, closed: number, unknown: string[], refused: string[] }} */
const way = JSON.parse(process.env.FAULTS_WAY ?? "null");
const connect = Socket.prototype.connect;
const HTTP_PORT = 80;

/**
 * @param {string} hostname
 * @param {unknown} _options
 * @param {(error: Error) => void} callback
 */
function fail(hostname, _options, callback) {
  const error = new Error(`getaddrinfo ENOTFOUND ${hostname}`);
  const code = { code: "ENOTFOUND", errno: -3008, syscall: "getaddrinfo", hostname };
  process.nextTick(callback, Object.assign(error, code));
}

/** @param {any} options */
function lead(options) {
  const { host, port } = options;
  if (typeof host !== "string" || /^127\.|^localhost$/.test(host)) return options;
  if (way.unknown.includes(host)) return { ...options, lookup: fail };
  const to = way.refused.includes(host) ? way.closed : Number(port) === HTTP_PORT ? way.plain : way.tls;
  return { ...options, host: "127.0.0.1", port: to };
}

if (way !== null) {
  Socket.prototype.connect = /** @type {any} */ (
    /** @this {Socket} @param {any[]} args */
    function (...args) {
      // Node calls itself with an array that it has marked: it has to stay the same one.
      if (Array.isArray(args[0])) args[0][0] = lead(args[0][0]);
      else if (typeof args[0] === "object") args[0] = lead(args[0]);
      return connect.apply(this, /** @type {any} */ (args));
    }
  );
}
