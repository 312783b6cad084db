"""How each library is built, installed where nothing else is, and driven."""
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

SDKS = Path(__file__).resolve().parent.parent
ALL = ["python", "javascript", "go", "ruby", "php"]
VERSION = "0.1.0"
GO_MODULE = "github.com/jupiteriq/sdk-go"


class Absent(Exception):
    """What the machine lacks for a language."""


class Driver:
    """What drives a library: a command that is told steps and tells outcomes, a line each."""

    def __init__(self, command, folder, environment=None):
        self.command, self.folder = command, folder
        self.environment = {**os.environ, "NO_PROXY": "*", "no_proxy": "*", **(environment or {})}
        for name in ("JUPITERIQ_API_KEY", "JUPITERIQ_BASE_URL"):
            self.environment.pop(name, None)


def install(language, target):
    """Builds the package and installs it where nothing else is."""
    if not (SDKS / language).is_dir():
        raise Absent("there is no library yet")
    folder = target / language
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    globals()["_install_" + language](folder)


def driver(language, target):
    """What drives a library that is installed."""
    folder = target / language
    return {
        "python": lambda: Driver([str(folder / "venv/bin/python"), "-I", str(SDKS / "python/conformance/driver.py")],
                                 folder),
        "javascript": lambda: Driver(["node", "driver.mjs"], folder),
        "go": lambda: Driver([str(folder / "drive")], folder),
        "ruby": lambda: Driver(["ruby", str(SDKS / "ruby/conformance/driver.rb")], folder, {
            "GEM_HOME": str(folder / "gems"), "GEM_PATH": str(folder / "gems")}),
        "php": lambda: Driver(["php", str(SDKS / "php/conformance/driver.php"), str(folder / "vendor/autoload.php")],
                              folder),
    }[language]()


def program(language, target, file):
    """What runs a program of somebody who uses a library that is installed."""
    folder = target / language
    return {
        "python": lambda: Driver([str(folder / "venv/bin/python"), "-I", str(file)], folder),
        "javascript": lambda: Driver(["node", shutil.copy(file, folder)], folder),
        "go": lambda: Driver([_go_program(folder, file)], folder),
        "ruby": lambda: Driver(["ruby", str(file)], folder, {
            "GEM_HOME": str(folder / "gems"), "GEM_PATH": str(folder / "gems")}),
        "php": lambda: Driver(["php", "-d", "include_path=" + str(folder), str(file)], folder),
    }[language]()


def _go_program(folder, file):
    module = folder / "programs" / file.stem
    shutil.rmtree(module, ignore_errors=True)
    module.mkdir(parents=True)
    shutil.copy(file, module / "main.go")
    _build_go(folder, module, module / "program")
    return str(module / "program")


def _need(*programs):
    for program in programs:
        if not shutil.which(program):
            raise Absent(program + " is not installed")


def _run(command, folder, **environment):
    ended = subprocess.run(command, cwd=folder, env={**os.environ, **environment}, text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if ended.returncode:
        raise RuntimeError("%s ended with %d:\n%s" % (" ".join(map(str, command)), ended.returncode, ended.stdout))
    return ended.stdout


def _install_python(folder):
    source = shutil.copytree(SDKS / "python", folder / "source", ignore=shutil.ignore_patterns(
        "build", "*.egg-info", "__pycache__"))
    _run([sys.executable, "-m", "venv", folder / "venv"], folder)
    python = folder / "venv/bin/python"
    _run([python, "-m", "pip", "wheel", "-q", "--disable-pip-version-check", "--no-deps", "-w", folder, source], folder)
    wheel = next(folder.glob("*.whl"))
    _run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", wheel], folder)


def _install_javascript(folder):
    _need("node", "npm")
    packages = []
    for name in ("sdk", "support-client", "company-api-sdk"):
        said = json.loads(_run(["npm", "pack", "--silent", "--json", "--pack-destination", folder],
                               SDKS / "javascript" / name))
        packages.append("./" + (said[0] if isinstance(said, list) else next(iter(said.values())))["filename"])
    (folder / "package.json").write_text('{"private": true}')
    _run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--offline", *packages], folder)
    shutil.copy(SDKS / "javascript/conformance/driver.mjs", folder)


def _install_go(folder):
    """As the module proxy would hand out the tagged module."""
    _need("go")
    versions = folder / "proxy" / GO_MODULE / "@v"
    versions.mkdir(parents=True)
    tag = "v" + VERSION
    module = SDKS / "go"
    with zipfile.ZipFile(versions / (tag + ".zip"), "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(module.rglob("*")):
            if file.is_file() and "conformance" not in file.relative_to(module).parts:
                archive.write(file, "%s@%s/%s" % (GO_MODULE, tag, file.relative_to(module)))
    shutil.copy(module / "go.mod", versions / (tag + ".mod"))
    (versions / (tag + ".info")).write_text(json.dumps({"Version": tag, "Time": "2026-01-01T00:00:00Z"}))
    (versions / "list").write_text(tag + "\n")
    driver = folder / "driver"
    shutil.copytree(module / "conformance", driver)
    _build_go(folder, driver, folder / "drive")


def _build_go(folder, module, binary):
    """A program that knows nothing but the module that was handed out."""
    (module / "go.mod").write_text("module program\n\ngo 1.24\n\nrequire %s v%s\n" % (GO_MODULE, VERSION))
    _run(["go", "build", "-modcacherw", "-o", binary, "."], module, **{
        "GOPROXY": (folder / "proxy").as_uri(), "GONOSUMDB": "*", "GONOSUMCHECK": "1", "GOFLAGS": "-mod=mod",
        "GOMODCACHE": str(folder / "modules"), "GOTOOLCHAIN": "local",
        # Go remembers what a version imports, which ours is rewritten under.
        "GODEBUG": "goindex=0"})


def _install_ruby(folder):
    _need("ruby", "gem")
    source = shutil.copytree(SDKS / "ruby", folder / "source")
    _run(["gem", "build", "--silent", "jupiteriq-sdk.gemspec", "--output", folder / "jupiteriq-sdk.gem"], source)
    _run(["gem", "install", "--silent", "--local", "--no-document", "--install-dir", folder / "gems",
          folder / "jupiteriq-sdk.gem"], folder)


def _install_php(folder):
    _need("php", "composer")
    quiet = {"COMPOSER_ALLOW_SUPERUSER": "1", "COMPOSER_HOME": str(folder / "composer")}
    archives = folder / "archives"
    _run(["composer", "archive", "-q", "--format", "zip", "--dir", archives, "--file", "jupiteriq-sdk-" + VERSION],
         SDKS / "php", COMPOSER_ROOT_VERSION=VERSION, **quiet)
    (folder / "composer.json").write_text(json.dumps({
        "repositories": [{"type": "artifact", "url": str(archives)}, {"packagist.org": False}],
        "require": {"jupiteriq/sdk": VERSION}}))
    _run(["composer", "install", "-q", "--no-interaction"], folder, **quiet)
