"""The first ten minutes and every return: front door, notice, sixty seconds, a name; then in and out."""

from django.http import HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toward.accounts.sessions import Vault
from toward.services import host, people, recovery, sessions
from toward.services.recovery import Pending
from toward.ui.access import open_vault, public, safe_next
from toward.ui.http import VisitRequest, vault_of, visit_of
from toward.web.go import see
from toward.web.language.views import chosen
from toward.web.passphrase import shown_again
from toward.web.spans import about
from toward.web.start.forms import NameForm, RecoverForm, SignInForm, UnlockForm
from toward.web.start.onward import onward
from toward.web.texts import text
from toward.web.tries import Trouble, attempt

FORM = ["GET", "HEAD", "POST"]
CHECK_IN = "/today/check-in/"


@require_safe
@public
def front(request: VisitRequest) -> HttpResponse:
    if not host.answer():
        return render(request, "start/unanswered.html")
    visit = visit_of(request)
    if visit.shell is not None:
        return see("/today/")
    return render(request, "start/front.html", {"is_known": visit.device is not None})


@require_safe
@public
def notice(request: VisitRequest) -> HttpResponse:
    if not (answer := host.answer()):
        return see("/")
    return render(request, "start/notice.html", {"text": text("safety-notice"), "host": answer})


@require_safe
@public
def sixty(request: VisitRequest) -> HttpResponse:
    if not host.answer():
        return see("/")
    return render(request, "start/sixty.html", {"text": text("sixty-seconds")})


@require_http_methods(FORM)
@public
def name(request: VisitRequest) -> HttpResponse:
    if not host.answer():
        return see("/")
    if "show" in request.POST:
        return _name(request, shown_again(NameForm, request.POST))
    form = NameForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _name(request, form)
    kept = form.cleaned_data
    made = attempt(
        lambda: people.sign_up(
            kept["name"],
            kept["passphrase"],
            zone=kept["zone"],
            country=kept["country"],
            language=chosen(request),
        )
    )
    if isinstance(made, Trouble):
        made.tell(form)
        return made.mark(_name(request, form))
    sessions.enter(visit_of(request), made)
    return see("/start/kept/")


def _name(request: VisitRequest, form: object) -> HttpResponse:
    context = {"form": form, "host": host.answer()}
    return render(request, "start/name.html", context, status=_status(form))


@require_safe
@open_vault
def kept(request: VisitRequest) -> HttpResponse:
    """The sign-in name, to write down; it can be looked up again in the settings."""
    vault = vault_of(request)
    return render(request, "start/kept.html", {"name": vault.name, "to": onward(vault, CHECK_IN)})


@require_http_methods(FORM)
@open_vault
def known(request: VisitRequest) -> HttpResponse:
    to = safe_next(request)
    if request.method == "POST":
        vault = vault_of(request)
        host.say_known(vault.person)
        return see(onward(vault, to, fresh=True))
    return render(request, "start/known.html", {"next": to})


@require_http_methods(FORM)
@public
def sign_in(request: VisitRequest) -> HttpResponse:
    form = SignInForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _door(request, "start/sign_in.html", form)
    tried = form.cleaned_data
    device = visit_of(request).device
    opened = attempt(lambda: people.sign_in(tried["name"], tried["passphrase"], device=device))
    return _enter(request, "start/sign_in.html", form, opened)


@require_http_methods(FORM)
@public
def unlock(request: VisitRequest) -> HttpResponse:
    """Only the passphrase: whose it is, this browser knows."""
    visit = visit_of(request)
    person = visit.shell or visit.device
    if person is None:
        return see("/sign-in/", next=safe_next(request))
    form = UnlockForm(request.POST if request.method == "POST" else None)
    who = {"name": people.sign_in_name(person), "chosen": people.chosen_name(person)}
    if not form.is_valid():
        return _door(request, "start/unlock.html", form, **who)
    opened = attempt(lambda: people.unlock(person, form.cleaned_data["passphrase"]))
    return _enter(request, "start/unlock.html", form, opened, **who)


def _enter(
    request: VisitRequest,
    template: str,
    form: SignInForm | UnlockForm,
    opened: Vault | Trouble,
    **context: str,
) -> HttpResponse:
    if isinstance(opened, Trouble):
        opened.tell(form)
        return opened.mark(_door(request, template, form, **context))
    sessions.enter(visit_of(request), opened)
    return see(onward(opened, safe_next(request), fresh=_is_fresh_asked(request)))


def _door(request: VisitRequest, template: str, form: object, **context: str) -> HttpResponse:
    around = {
        "form": form,
        "next": safe_next(request),
        "fresh": _is_fresh_asked(request),
        **context,
    }
    return render(request, template, around, status=_status(form))


def _is_fresh_asked(request: VisitRequest) -> bool:
    return "1" in {request.GET.get("fresh"), request.POST.get("fresh")}


@require_POST
@public
def sign_out(request: VisitRequest) -> HttpResponse:
    visit_of(request).leave()
    rotate_token(request)
    return see("/")


@require_POST
@public
def lock(request: VisitRequest) -> HttpResponse:
    visit_of(request).lock()
    return see("/unlock/")


@require_http_methods(FORM)
@public
def recover(request: VisitRequest) -> HttpResponse:
    if "show" in request.POST:
        return _recover(request, shown_again(RecoverForm, request.POST))
    form = RecoverForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _recover(request, form)
    tried = form.cleaned_data
    came = attempt(lambda: recovery.use(tried["name"], tried["code"], tried["passphrase"]))
    if isinstance(came, Trouble):
        came.tell(form)
        return came.mark(_recover(request, form))
    if isinstance(came, Pending):
        context = {"ready_at": came.ready_at, "left": about(came.left)}
        return render(request, "start/recover_wait.html", context)
    sessions.enter(visit_of(request), came)
    return see(onward(came, "/today/"))


def _recover(request: VisitRequest, form: object) -> HttpResponse:
    return render(request, "start/recover.html", {"form": form}, status=_status(form))


def _status(form: object) -> int:
    return 422 if getattr(form, "is_bound", False) else 200
