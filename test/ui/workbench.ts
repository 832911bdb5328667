import type { Locator, Page } from 'playwright-core';

const SIDE_BAR_MORE = 150;
/** A key that has no binding. */
const IDLE_KEY = 'ScrollLock';
const HOVER_TRIES = 10;
const PALETTE_TRIES = 10;
/** Milliseconds in which the palette has listed what it knows. */
const LISTED = 3000;

/** VS Code's workbench as a person uses it: by what is written on it. */
export class Workbench {
  readonly page: Page;
  /** The folder that is open in it. */
  readonly workspace: string;

  constructor(page: Page, workspace: string) {
    this.page = page;
    this.workspace = workspace;
  }

  /** Resolves when the workbench has drawn itself. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor();
  }

  /** Opens the view container of this title in the side bar, by its icon. */
  async openView(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name: title });
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  }

  /** Makes room for whole lines, by dragging the side bar's edge. */
  async widenSideBar(): Promise<void> {
    const box = await this.page.locator('.sidebar').boundingBox();
    if (!box) throw new Error('There is no side bar to widen.');
    const [x, y] = [box.x + box.width + 2, box.y + box.height / 2];
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + SIDE_BAR_MORE, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Takes a picture without what hovering shows; `height` is in pixels from the top. */
  async picture(path: string, height?: number): Promise<void> {
    await this.page.mouse.move(900, 650);
    const hover = this.page.locator('.workbench-hover-container');
    // One that is drawn after the mouse has gone stays until a key is pressed; this one means nothing.
    for (let tries = 0; tries < HOVER_TRIES && !(await isHidden(hover)); tries++) {
      await this.page.keyboard.press(IDLE_KEY);
    }
    const { width = 0 } = this.page.viewportSize() ?? {};
    const clip = height === undefined ? {} : { clip: { x: 0, y: 0, width, height } };
    await this.page.screenshot({ path, ...clip });
  }

  /** The side bar's row whose label holds this text. */
  row(text: string | RegExp): Locator {
    return this.page.locator('.sidebar').getByRole('treeitem').filter({ hasText: text });
  }

  /** Waits until the side bar has exactly so many rows whose accessible name matches. */
  async expectRows(name: RegExp, count: number): Promise<void> {
    const rows = this.page.locator('.sidebar').getByRole('treeitem', { name });
    if (count > 0) await rows.nth(count - 1).waitFor();
    await rows.nth(count).waitFor({ state: 'detached' });
  }

  /** Clicks an action that a row shows under the pointer. */
  async clickRowAction(row: Locator, action: string): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name: action }).click();
  }

  /** Clicks an action in the view's title. */
  async clickViewAction(action: string): Promise<void> {
    const header = this.page.locator('.sidebar > .title, .sidebar .pane-header');
    await header.first().hover();
    await header.getByRole('button', { name: action }).first().click();
  }

  /** Opens a row's context menu and chooses an entry. */
  async chooseFromMenu(row: Locator, entry: string): Promise<void> {
    await row.click({ button: 'right' });
    const item = this.page.getByRole('menuitem', { name: entry, exact: true });
    // A menu hears no mouse in its first tenth of a second.
    do await item.click();
    while (!(await isHidden(item)));
  }

  /** The editor of a file whose path ends so; there may be other tabs of its name. */
  editorOf(path: string): Locator {
    return this.page.locator(`.monaco-editor[data-uri$="${path}"]`);
  }

  /**
   * Runs a command by its title in the palette, such as `Staircase: Run Pending`. The palette lists what
   * can be run when it is opened: while the window begins, that is not all of it.
   */
  async runCommand(title: string): Promise<void> {
    for (let tries = 0; tries < PALETTE_TRIES; tries++) {
      await this.page.keyboard.press('F1');
      await this.input.fill(`>${title}`);
      if (await isShown(this.#entry(title))) break;
      await this.page.keyboard.press('Escape');
    }
    await this.pick(title);
  }

  /** The box of the palette and of every question. */
  get input(): Locator {
    return this.page.locator('.quick-input-widget input[type=text]');
  }

  /** Answers the question that an input box asks. */
  async answer(question: string | RegExp, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget').filter({ hasText: question }).waitFor();
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Chooses an entry of the list that is open, by its label. */
  async pick(label: string): Promise<void> {
    await this.#entry(label).click();
  }

  #entry(label: string): Locator {
    const labels = this.page.locator('.quick-input-list .monaco-list-row .label-name');
    return labels.filter({ hasText: exactly(label) }).first();
  }

  /** A modal question: what it says, and its buttons. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Answers the modal question that says this. */
  async confirm(question: string | RegExp, button: string | RegExp): Promise<void> {
    const asked = this.dialog.filter({ hasText: question });
    await asked.getByRole('button', { name: button }).click();
    await asked.waitFor({ state: 'hidden' });
  }

  /** The notification that says this. */
  notification(text: string | RegExp): Locator {
    return this.page
      .locator('.notifications-toasts .notification-list-item')
      .filter({ hasText: text });
  }

  async closeNotifications(): Promise<void> {
    await this.runCommand('Notifications: Clear All Notifications');
    await this.page.locator('.notifications-toasts.visible').waitFor({ state: 'hidden' });
  }

  /** The item of the status bar that says this. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.statusbar-item').filter({ hasText: text });
  }

  /** The tab of an open file. */
  tab(name: string | RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name });
  }

  /** The line of the open editor that holds this. */
  editorText(text: string): Locator {
    return this.page.locator('.monaco-editor .view-line').filter({ hasText: text }).first();
  }

  /** Replaces the text of the open editor and saves it. */
  async replaceEditorText(text: string): Promise<void> {
    await this.typeEditorText(text);
    await this.save();
  }

  /** Replaces the text of the open editor, and leaves it unsaved. */
  async typeEditorText(text: string): Promise<void> {
    await this.page.locator('.monaco-editor .view-lines').first().click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  async save(): Promise<void> {
    const unsaved = this.page.locator('.tabs-container .tab.active.dirty');
    await unsaved.waitFor();
    await this.page.keyboard.press('ControlOrMeta+S');
    await unsaved.waitFor({ state: 'hidden' });
  }

  /** The underlines of what the linter warns of. */
  get squiggle(): Locator {
    return this.page.locator('.monaco-editor .squiggly-warning');
  }

  /** The row of the Problems panel that says this. */
  problem(text: string | RegExp): Locator {
    return this.page.locator('.markers-panel').getByRole('treeitem').filter({ hasText: text });
  }

  /** A finding in the Problems panel by its message, which is what a screen reader is told. */
  problemSaying(text: string): Locator {
    return this.page.locator('.markers-panel').getByRole('treeitem', { name: text });
  }

  /** Puts the cursor of the open editor on a line and a column, both from 1. */
  async putCursor(line: number, column: number): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.input.fill(`:${line}:${column}`);
    await this.input.press('Enter');
    await this.input.waitFor({ state: 'hidden' });
  }

  /** Opens the list of what can be done about the problem at the cursor. */
  async openQuickFixes(): Promise<void> {
    await this.runCommand('Quick Fix...');
    await this.page.locator('.action-widget').first().waitFor();
  }

  /** An entry of that list. */
  quickFix(title: string): Locator {
    return this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
  }

  /** What stands above the first line of the open editor, if it says this. */
  lens(text: string | RegExp): Locator {
    return this.page
      .locator('.monaco-editor .codelens-decoration')
      .filter({ hasText: text })
      .first();
  }

  /** The row of a test in the Test Explorer, once it has this result. */
  testResult(test: string, result: string): Locator {
    return this.page
      .locator('.test-explorer')
      .getByRole('treeitem', { name: `(${result})` })
      .filter({ hasText: test });
  }

  /** The line that holds this on the right of what a failed test shows below its statement. */
  peeked(text: string): Locator {
    return this.page
      .locator('.peekview-widget .editor.modified .view-line')
      .filter({ hasText: text })
      .first();
  }

  /** What hovering shows, if it says this. */
  hover(text: string | RegExp): Locator {
    return this.page.locator('.monaco-hover').filter({ hasText: text }).first();
  }
}

/** Whether it is gone within a second. */
function isHidden(locator: Locator): Promise<boolean> {
  return locator.waitFor({ state: 'hidden', timeout: 1_000 }).then(
    () => true,
    () => false,
  );
}

function isShown(locator: Locator): Promise<boolean> {
  return locator.waitFor({ timeout: LISTED }).then(
    () => true,
    () => false,
  );
}

/** A label is found among others that begin with it. */
function exactly(label: string): RegExp {
  return new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
