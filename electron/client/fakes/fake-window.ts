/** For tests: what a window would make of the notices, copied as they would be on their way to it. */
import type { HostView, Notice } from '../../../shared/bridge.ts'
import { apply } from '../../../shared/mirror/apply.ts'
import type { Mirror } from '../../../shared/mirror/mirror.ts'

export class FakeWindow {
  readonly notices: Notice[] = []
  readonly views = new Map<string, HostView>()
  readonly mirrors = new Map<string, Mirror>()

  hear(live: Notice): void {
    const notice = structuredClone(live)
    this.notices.push(notice)
    if (notice.type === 'host') this.views.set(notice.view.id, notice.view)
    if (notice.type === 'mirror') this.mirrors.set(notice.host, notice.mirror)
    if (notice.type === 'event') apply(this.mirror(notice.host), notice.event)
    if (notice.type === 'forgotten') this.views.delete(notice.host)
  }

  /** The copy of one host's mirror. */
  mirror(host: string): Mirror {
    const mirror = this.mirrors.get(host)
    if (!mirror) throw new Error(`no mirror of ${host} was told`)
    return mirror
  }

  /** How the connection stood, change by change. */
  get links(): string[] {
    return this.notices.flatMap((notice) => (notice.type === 'host' ? [notice.view.link.type] : []))
  }
}
