const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

/**
 * Stands in for @vscode/spdlog, the native module that writes VS Code's logs, which would need a
 * compiler. Without it no output channel of an extension shows anything.
 */
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  #file;
  #level = LEVELS.indexOf('info');
  #plain = false;

  constructor(file) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  clearFormatters() {
    this.#plain = true;
  }

  setPattern() {}
  flush() {}
  drop() {}

  write(level, message) {
    if (LEVELS.indexOf(level) < this.#level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.#file, this.#plain ? message : `${stamp} [${level}] ${message}\n`);
  }
}

for (const level of LEVELS) {
  Logger.prototype[level] = function (message) {
    this.write(level, message);
  };
}

const create = async (_name, file) => new Logger(file);
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setFlushOn = () => undefined;
exports.setLevel = () => undefined;
